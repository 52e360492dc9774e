using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Rtos.Cli;
using Rtos.Core;

namespace Rtos.Tests.Cli;

/// <summary>Thousands of inputs that nobody has written by hand: each ends in a clear message or in a clean run.</summary>
/// <remarks>Each input comes from its number alone: a failure names it, and <see cref="Input"/> makes it again.</remarks>
[TestClass]
public sealed class MalformedInputTests
{
    private static readonly int Scenarios = Repetitions.Of(1_700);
    private static readonly int Configurations = Repetitions.Of(500);

    // A message for a user has none of these: no stack trace, no name of a type.
    private static readonly string[] Unclear = ["   at ", "System.", "Rtos.", "Exception", "Parameter '", "Object reference", "\0"];

    private static readonly string[] WrongShapes =
    [
        "", " ", "[]", "{}", "0", "\"name\"", "null", "true", "[{}]", "{\"name\": 1}", "{\"name\": \"a\", \"until\": 1}", "{\"tasks\": {}}",
        "{\"name\": \"a\", \"until\": 10, \"tasks\": [[]]}", "{\"name\": \"a\", \"until\": 10, \"tasks\": [{\"ops\": {}}]}", "// nothing", "{} {}",
    ];

    [TestMethod]
    [TestCategory(Repetitions.Category)]
    [Timeout(60_000, CooperativeCancellation = false)]
    public void Run_MutatedScenarios_EndInAClearMessageOrACleanRun()
    {
        using var folder = new TemporaryFolder(nameof(MalformedInputTests));
        var path = folder.PathOf("input.json");
        var ends = new int[3];
        for (var number = 0; number < Scenarios; number++)
        {
            var input = Input(number);
            File.WriteAllBytes(path, input);
            ends[RunOne(number, path, input)]++;
        }

        // Each end is common: the inputs are neither all harmless nor all hopeless.
        var text = string.Join(", ", ends);
        Assert.IsGreaterThan(Scenarios / 8, ends[ExitCode.Ok], text);
        Assert.IsGreaterThan(Scenarios / 28, ends[ExitCode.RunFailed], text);
        Assert.IsGreaterThan(Scenarios / 3, ends[ExitCode.BadInput], text);
    }

    [TestMethod]
    [TestCategory(Repetitions.Category)]
    [Timeout(60_000, CooperativeCancellation = false)]
    public void Parse_MutatedConfigurations_GiveAClearMessageOrADevice()
    {
        var accepted = 0;
        for (var number = 0; number < Configurations; number++)
        {
            var input = Configuration(new Random(number));
            try
            {
                var device = new Device(MenuConfig.Parse(input, "menuconfig.json"));
                Assert.IsFalse(device.IsStarted);
                accepted++;
            }
            catch (MenuConfigException e)
            {
                AssertClear(number, Encoding.UTF8.GetBytes(input), e.Message);
                Assert.StartsWith("menuconfig.json(", e.Message, Describe(number, Encoding.UTF8.GetBytes(input)));
            }
            catch (Exception e) when (e is not AssertFailedException)
            {
                Assert.Fail(Describe(number, Encoding.UTF8.GetBytes(input)) + e);
            }
        }

        Assert.IsTrue(accepted > Configurations / 8 && accepted < Configurations * 2 / 3, accepted.ToString(CultureInfo.InvariantCulture));
    }

    private static int RunOne(int number, string path, byte[] input)
    {
        try
        {
            // The scenario's own end may have become too far away to wait for.
            var run = CommandLineRun.Of("run", path, "--until", "20000cycles", "--extend");
            var what = Describe(number, input);
            AssertClear(number, input, run.Error);
            switch (run.Code)
            {
                case ExitCode.Ok:
                    Assert.IsTrue(run.Error.Split('\n')[..^1].All(l => l.StartsWith($"esp32emu: {path}: ", StringComparison.Ordinal)), what + run.Error);
                    Assert.IsTrue(run.Output.Length == 0 || run.Output.EndsWith('\n'), what);
                    break;
                case ExitCode.RunFailed when run.Error.StartsWith($"esp32emu: {path}: deadlock: ", StringComparison.Ordinal):
                    Assert.Contains("final ", run.Output, what);
                    break;
                case ExitCode.RunFailed:
                    Assert.StartsWith($"esp32emu: {path}", run.Error, what);
                    Assert.Contains("\n(at cycle ", run.Error, what);
                    Assert.DoesNotContain("final ", run.Output, what);
                    break;
                default:
                    Assert.AreEqual(ExitCode.BadInput, run.Code, what);
                    var lines = run.Error.TrimEnd('\n').Split('\n');
                    Assert.IsTrue(lines.Length <= 21 && lines.Take(20).All(l => l.StartsWith($"esp32emu: {path}(", StringComparison.Ordinal)), what + run.Error);
                    Assert.AreEqual("", run.Output, what);
                    break;
            }

            return run.Code;
        }
        catch (Exception e) when (e is not AssertFailedException)
        {
            Assert.Fail(Describe(number, input) + e);
            throw;
        }
    }

    private static void AssertClear(int number, byte[] input, string message)
    {
        foreach (var unclear in Unclear)
        {
            Assert.DoesNotContain(unclear, message, Describe(number, input) + message);
        }
    }

    // Three eighths well formed, three eighths with a wrong tree, the rest with a wrong text.
    private static byte[] Input(int number)
    {
        var random = new Random(number);
        var kind = number % 8;
        if (kind == 7 && random.Next(3) == 0)
        {
            return Encoding.UTF8.GetBytes(WrongShapes[random.Next(WrongShapes.Length)]);
        }

        var scenario = new RandomScenario(random).Make();
        for (var n = kind is >= 3 and <= 5 ? random.Next(1, 4) : 0; n > 0; n--)
        {
            JsonMutation.MutateTree(scenario, random);
        }

        var text = Encoding.UTF8.GetBytes(scenario.ToJsonString());
        for (var n = kind > 5 ? random.Next(1, 4) : 0; n > 0; n--)
        {
            text = JsonMutation.MutateText(text, random);
        }

        return text;
    }

    private static string Configuration(Random random)
    {
        var settings = new JsonObject();
        for (var n = random.Next(6); n >= 0; n--)
        {
            var option = MenuConfigOptions.All[random.Next(MenuConfigOptions.All.Count)];
            var value = random.Next(2) == 0 ? option.Minimum : option.Maximum;
            settings[option.Name] = option switch
            {
                { Choices.Count: > 0 } => option.Choices[random.Next(option.Choices.Count)],
                { Type: MenuConfigType.Flag } => random.Next(2) == 0,
                { Type: MenuConfigType.Text } => "name",
                _ => value,
            };
        }

        if (random.Next(3) == 0)
        {
            JsonMutation.MutateTree(settings, random);
        }

        var text = settings.ToJsonString();
        return random.Next(3) != 0 ? text : Encoding.UTF8.GetString(JsonMutation.MutateText(Encoding.UTF8.GetBytes(text), random));
    }

    private static string Describe(int number, byte[] input) =>
        string.Create(CultureInfo.InvariantCulture, $"input {number}: {Encoding.UTF8.GetString(input)}\n");
}
