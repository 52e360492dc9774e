using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Rtos.Fuzz.Generators;

namespace Rtos.Fuzz;

/// <summary>Makes scenario files: valid ones, odd ones, recorded ones, and what mutations make of them.</summary>
internal sealed class ScenarioSource
{
    private const int MostTreeChanges = 3;
    private const int MostTextChanges = 3;

    private static readonly JsonDocumentOptions Lenient = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    private readonly List<byte[]> _recorded = RecordedScenarios.Read();

    /// <summary>Makes a file.</summary>
    internal byte[] Make(Random random) => random.Next(100) switch
    {
        < 30 => Valid(random, ScenarioStyle.Busy),
        < 35 => Valid(random, ScenarioStyle.Idle),
        < 50 => Bytes(new RandomScenario(random).Make()),
        < 60 => Bytes(ScenarioLives.Insert(new RandomScenario(random).Make(), random)),
        < 70 => ChangedTree(Bytes(new RandomScenario(random).Make()), random),
        < 78 => ChangedTree(Recorded(random), random),
        < 84 => ScenarioTokens.Change(Valid(random, ScenarioStyle.Busy), random),
        < 90 => ScenarioTokens.Change(Recorded(random), random),
        < 95 => ChangedText(Bytes(new RandomScenario(random).Make()), random),
        < 99 => ChangedText(Recorded(random), random),
        _ => ScenarioExtremes.Make(random),
    };

    private byte[] Recorded(Random random) => _recorded[random.Next(_recorded.Count)];

    private static byte[] Valid(Random random, ScenarioStyle style) =>
        Encoding.UTF8.GetBytes(ScenarioGenerator.Make(new Dice(random.Next()), style).ToString());

    private static byte[] ChangedTree(byte[] text, Random random)
    {
        var root = JsonNode.Parse(text, null, Lenient)!.AsObject();
        for (var changes = random.Next(1, MostTreeChanges + 1); changes > 0; changes--)
        {
            JsonMutation.MutateTree(root, random);
        }

        return Bytes(root);
    }

    private static byte[] ChangedText(byte[] text, Random random)
    {
        for (var changes = random.Next(1, MostTextChanges + 1); changes > 0; changes--)
        {
            text = JsonMutation.MutateText(text, random);
        }

        return text;
    }

    private static byte[] Bytes(JsonObject root) => Encoding.UTF8.GetBytes(root.ToJsonString());
}
