using System.Globalization;
using System.Text;

namespace Rtos.Tests.Examples;

/// <summary>A fenced block of a page, whose content comes from elsewhere.</summary>
/// <param name="Kind">Where from: output, code, scenario or trace.</param>
/// <param name="Name">Of what.</param>
internal sealed record PageBlock(string Kind, string Name);

/// <summary>A page whose fenced blocks are marked: <c>&lt;!-- output: NAME --&gt;</c> in the line above the fence.</summary>
internal static class ObjectsPage
{
    private const string Fence = "```";

    internal static IEnumerable<PageBlock> Blocks(string page) => page.Split('\n').Select(Marker).OfType<PageBlock>();

    /// <summary>The page with the content of its marked blocks replaced.</summary>
    internal static string Fill(string page, Func<PageBlock, string> content)
    {
        var text = new StringBuilder();
        var lines = page.Split('\n');
        for (var i = 0; i < lines.Length; i++)
        {
            text.Append(lines[i]).Append('\n');
            if (Marker(lines[i]) is not { } block)
            {
                continue;
            }

            var open = i + 1;
            var close = open < lines.Length && lines[open].StartsWith(Fence, StringComparison.Ordinal)
                ? Array.IndexOf(lines, Fence, open + 1)
                : -1;
            if (close < 0)
            {
                throw new FormatException($"the block {block.Kind}: {block.Name} has no fence below it");
            }

            text.Append(lines[open]).Append('\n').Append(content(block)).Append(Fence).Append('\n');
            i = close;
        }

        // The last part of the split is what follows the last line feed.
        text.Length--;
        return text.ToString();
    }

    /// <summary>The lines of an example between <c>// &lt;NAME&gt;</c> and <c>// &lt;/NAME&gt;</c>.</summary>
    internal static string Code(string name, string example = "examples/Objects")
    {
        foreach (var file in Directory.EnumerateFiles(RepositoryFile.PathOf(example), "*.cs").Order(StringComparer.Ordinal))
        {
            var lines = File.ReadAllLines(file);
            var from = Array.IndexOf(lines, $"    // <{name}>");
            var to = Array.IndexOf(lines, $"    // </{name}>");
            if (from >= 0 && to > from)
            {
                var code = lines[(from + 1)..to].Select(l => l.Length == 0 ? l : l[4..]);
                return string.Join('\n', code).Trim('\n') + "\n";
            }
        }

        throw new FormatException($"no file of {example} has the markers // <{name}> and // </{name}>");
    }

    /// <summary>The events of a trace, in <c>NAME from CYCLE</c> from that instant on.</summary>
    internal static string Trace(string folder, string name)
    {
        var words = name.Split(' ');
        var from = words.Length == 3 ? long.Parse(words[2], CultureInfo.InvariantCulture) : 0;
        var events = RepositoryFile.Read($"{folder}{words[0]}.trace").Split('\n')
            .TakeWhile(l => !l.StartsWith("final ", StringComparison.Ordinal))
            .Where(l => long.Parse(l.Split(' ')[0], CultureInfo.InvariantCulture) >= from);
        return string.Join('\n', events) + "\n";
    }

    // A section has two markers, begin and end, and no fence.
    private static PageBlock? Marker(string line)
    {
        const string Begin = "<!-- ", End = " -->";
        var colon = line.IndexOf(": ", StringComparison.Ordinal);
        if (!line.StartsWith(Begin, StringComparison.Ordinal) || !line.EndsWith(End, StringComparison.Ordinal) || colon <= 0)
        {
            return null;
        }

        var name = line[(colon + 2)..^End.Length];
        return name is "begin" or "end" ? null : new PageBlock(line[Begin.Length..colon], name);
    }
}
