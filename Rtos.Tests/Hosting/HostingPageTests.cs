using System.Globalization;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Rtos.Core;
using Rtos.Hosting;
using Rtos.Tests.Cli;

namespace Rtos.Tests.Hosting;

/// <summary>The outputs in <c>docs/hosting.md</c> are those of its program.</summary>
[TestClass]
public sealed class HostingPageTests
{
    private const string Page = "docs/hosting.md";

    [TestMethod]
    public void Page_ItsSections_AreWhatComesOut()
    {
        using var folder = new TemporaryFolder(nameof(Page_ItsSections_AreWhatComesOut));
        var (session, journal) = Session(folder);
        (string Name, string Content)[] sections =
        [
            ("program", Code("csharp", Program())),
            ("refusals", Code("text", Refusals())),
            ("session", Code("text", session)),
            ("missing", Code("text", Missing())),
            ("journal", Code("json", Shortened(journal))),
            ("differences", Code("text", Differences(folder, journal))),
            ("options", Code("text", WrongOptions())),
        ];
        RepositoryFile.AssertGenerated(
            Page, sections.Aggregate(RepositoryFile.Read(Page), (page, s) => RepositoryFile.WithSection(page, s.Name, s.Content)));
    }

    private static string Code(string language, string text) => $"```{language}\n{text.TrimEnd()}\n```\n";

    // The whole file, as it is in the project that the page creates.
    private static string Program() => RepositoryFile.Read("Rtos.Tests/Hosting/Support/Thermometer.cs")
        .Replace("namespace Rtos.Tests.Hosting;", "namespace Boiler;", StringComparison.Ordinal)
        .Replace(" This file is on the page about hosting.", "", StringComparison.Ordinal);

    private static Stand Open(Action<EmulatorOptions>? options = null) => new Stand(
        [Stand.Setup("thermo", new Thermometer().Load, ratio: 1, device: o => o.Program = new ProgramIdentity("thermo", "mvid:60f1…"))], options).Start();

    private static (string Lines, string Journal) Session(TemporaryFolder folder)
    {
        using var stand = Open(o => o.Journal = folder.Root);
        using var all = stand.Device.Subscribe(OutputKinds.Console | OutputKinds.Messages | OutputKinds.States);
        stand.Advance(TimeSpan.FromMilliseconds(10));
        Enter(stand, stand.Device.SendAsync("readings", 21).AsTask());
        Enter(stand, stand.Device.RaiseInterruptAsync("button").AsTask());
        Enter(stand, stand.Device.SendAsync("readings", 47).AsTask(), stand.Device.WriteLineAsync("status").AsTask());
        var path = stand.Device.Status.JournalPath!;
        stand.Do(stand.Device.StopAsync());
        var lines = Read(stand, all).Select(o => string.Create(
            CultureInfo.InvariantCulture, $"{o.At.Value,8} {o.Kind,-8} {(o.Kind == OutputKinds.Messages ? o.Topic + ": " : "")}{o.Text}"));
        return (string.Join('\n', lines), path);
    }

    private static void Enter(Stand stand, params Task[] inputs)
    {
        stand.Advance(TimeSpan.FromMilliseconds(10));
        stand.Do(Task.WhenAll(inputs));
    }

    private static string Missing()
    {
        using var stand = Open();
        using var lines = stand.Device.Subscribe(OutputKinds.Console, WhenFull.DropOldest, capacity: 2);
        for (var i = 0; i < 5; i++)
        {
            Enter(stand, stand.Device.SendAsync("readings", 20 + i).AsTask());
        }

        stand.Advance(TimeSpan.FromMilliseconds(10));
        stand.Do(stand.Device.StopAsync());
        return string.Join('\n', Read(stand, lines).Select(o => string.Create(CultureInfo.InvariantCulture, $"{o.At.Value,8} {o.Kind,-8} {o.Text}")));
    }

    private static string Refusals()
    {
        using var stand = Open();
        stand.Advance(TimeSpan.FromMilliseconds(1));
        Task[] inputs =
        [
            stand.Device.NotifyAsync("loger").AsTask(),
            stand.Device.SendAsync("readings", 21.5).AsTask(),
            stand.Device.SendTextAsync("readings", "warm").AsTask(),
            stand.Device.RaiseInterruptAsync("knob").AsTask(),
        ];
        stand.Advance(TimeSpan.FromMilliseconds(1));
        return string.Join('\n', inputs.Select(i => Assert.ThrowsExactly<DeviceInputException>(() => stand.Do(i)).Message));
    }

    private static string Shortened(string path)
    {
        var lines = File.ReadAllLines(path);
        var cut = lines[0].IndexOf("\"CpuHertz\"", StringComparison.Ordinal);
        return string.Join('\n', lines.Skip(1).Prepend(lines[0][..cut] + "…},\"sum\":\"…\"}"));
    }

    private static string Differences(TemporaryFolder folder, string journal)
    {
        var replay = JournalReplay.Open(journal);
        var error = Assert.ThrowsExactly<JournalException>(() => replay.Check(
            new ProgramIdentity("thermo", "mvid:9a02…"), replay.Header.Configuration with { CpuHertz = 240_000_000 }));
        return error.Message.Replace(folder.Root, "journals", StringComparison.Ordinal);
    }

    private static string WrongOptions()
    {
        var services = new ServiceCollection();
        services.AddSingleton<IConfiguration>(new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Esp32Emu:Ration"] = "10",
            ["Esp32Emu:Kernel:FREERTOS_HZ"] = "5000",
            ["Esp32Emu:Devices:termo:Ratio"] = "1",
        }).Build());
        services.AddLogging();
        services.AddEsp32Emulator().AddDevice("thermo", () => new Thermometer());
        using var provider = services.BuildServiceProvider();
        var error = Assert.ThrowsExactly<OptionsValidationException>(() => provider.GetRequiredService<IOptions<EmulatorOptions>>().Value);
        return string.Join('\n', error.Failures);
    }

    private static List<DeviceOutput> Read(Stand stand, DeviceSubscription from)
    {
        return stand.Do(ReadAll());

        async Task<List<DeviceOutput>> ReadAll()
        {
            var read = new List<DeviceOutput>();
            await foreach (var output in from)
            {
                read.Add(output);
            }

            return read;
        }
    }
}
