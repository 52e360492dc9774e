using System.Text;
using System.Text.Json.Nodes;

namespace Rtos.Fuzz.Generators;

/// <summary>Spoils a JSON document: its tree, then its text.</summary>
internal static class JsonMutation
{
    private static readonly string[] Values =
    [
        "null", "true", "false", "-1", "0", "0.5", "1e400", "4294967296", "9223372036854775807", "99999999999999999999999999", "2147483648",
        "\"\"", "\"x\"", "\"forever\"", "\"self\"", "\"any\"", "\"A\"", "\"recieve\"", "\"\\u0000\"", "[]", "{}", "[[]]", "{\"name\": \"A\"}", "[\"yield\"]",
    ];

    private static readonly string[] Fragments = ["{", "}", "[", "]", ",", ":", "\"", "\\", "//", "/*", "\0", "\uFEFF", "\"name\": \"A\",", "𝄞", "\n\n", "-", "."];

    /// <summary>Changes one place of the tree.</summary>
    internal static void MutateTree(JsonObject root, Random random)
    {
        var slots = new List<JsonNode>();
        Collect(root, slots);
        var node = slots[random.Next(slots.Count)];
        switch (random.Next(7))
        {
            case 0 or 1:
                node.ReplaceWith(JsonNode.Parse(Values[random.Next(Values.Length)]));
                break;
            case 2:
                node.ReplaceWith(slots[random.Next(slots.Count)].DeepClone());
                break;
            case 3:
                Remove(node);
                break;
            case 4:
                Repeat(node, random);
                break;
            case 5:
                node.ReplaceWith(Nest(node.DeepClone(), random.Next(1, 60), random.Next(2) == 0));
                break;
            default:
                Misspell(node, random);
                break;
        }
    }

    /// <summary>Changes one place of the text.</summary>
    internal static byte[] MutateText(byte[] text, Random random)
    {
        var at = random.Next(text.Length + 1);
        var to = Math.Min(text.Length, at + random.Next(1, 20));
        var random8 = new byte[random.Next(1, 9)];
        random.NextBytes(random8);
        return random.Next(5) switch
        {
            0 => text[..at],
            1 => [.. text[..at], .. text[to..]],
            2 => [.. text[..at], .. random8, .. text[at..]],
            3 => [.. text[..at], .. text[at..to], .. text[at..]],
            _ => [.. text[..at], .. Encoding.UTF8.GetBytes(Fragments[random.Next(Fragments.Length)]), .. text[at..]],
        };
    }

    private static void Collect(JsonNode node, List<JsonNode> slots)
    {
        var children = node switch
        {
            JsonObject map => map.Select(p => p.Value),
            JsonArray list => list,
            _ => [],
        };
        foreach (var child in children.OfType<JsonNode>())
        {
            slots.Add(child);
            Collect(child, slots);
        }
    }

    private static void Remove(JsonNode node)
    {
        if (node.Parent is JsonArray list)
        {
            list.Remove(node);
        }
        else
        {
            ((JsonObject)node.Parent!).Remove(node.GetPropertyName());
        }
    }

    // A second task of the same name, one operation more, or a property that nobody knows.
    private static void Repeat(JsonNode node, Random random)
    {
        if (node.Parent is JsonArray list)
        {
            list.Insert(random.Next(list.Count + 1), node.DeepClone());
        }
        else
        {
            ((JsonObject)node.Parent!)[node.GetPropertyName() + "s"] = node.DeepClone();
        }
    }

    private static JsonNode Nest(JsonNode node, int levels, bool inLists)
    {
        for (var i = 0; i < levels; i++)
        {
            node = inLists ? new JsonArray(node) : new JsonObject { ["a"] = node };
        }

        return node;
    }

    private static void Misspell(JsonNode node, Random random)
    {
        var text = node.ToString();
        var at = random.Next(text.Length + 1);
        node.ReplaceWith(JsonValue.Create(text[..at] + (char)('a' + random.Next(26)) + text[at..]));
    }
}
