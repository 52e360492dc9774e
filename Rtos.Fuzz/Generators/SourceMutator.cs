using System.Text;
using System.Text.RegularExpressions;

namespace Rtos.Fuzz.Generators;

/// <summary>Makes sources that are nearly right: pieces of a source are left out, doubled, exchanged, or replaced by others and by extreme values.</summary>
internal sealed partial class SourceMutator(IReadOnlyList<string> sources, Random random)
{
    private static readonly string[] Extremes =
    [
        "0", "-1", "10**9", "10**18", "-10**9", "2**63", "-2**63", "2**63-1", "10**30", "1e308", "float('nan')", "float('inf')", "-0.0", "100000", "256",
        "None", "''", "b''", "[]", "()", "{}", "set()", "range(10**18)", "int", "object()", "iter([])", "print", "lambda *a: a", "slice(None)",
        "Exception()", "(x for x in range(10**9))", "[1, 2, 3]", "{1: 2}", "bytearray(10)", "memoryview(bytearray(8))", "NotImplemented", "...",
    ];

    internal string Next()
    {
        var pieces = Piece().Matches(random.Next(3) == 0 ? Spliced() : sources[random.Next(sources.Count)]).Select(m => m.Value).ToList();
        for (var changes = random.Next(1, 4); changes > 0 && pieces.Count > 0; changes--)
        {
            Change(pieces);
        }

        return string.Concat(pieces);
    }

    [GeneratedRegex("""\s+|[A-Za-z_]\w*|\d[\w.]*|"[^"\n]*"|'[^'\n]*'|.""", RegexOptions.Singleline)]
    private static partial Regex Piece();

    // A few lines of this, a few of that.
    private string Spliced()
    {
        var text = new StringBuilder();
        for (var parts = random.Next(2, 5); parts > 0; parts--)
        {
            var lines = sources[random.Next(sources.Count)].Split('\n');
            foreach (var line in lines.Skip(random.Next(lines.Length)).Take(random.Next(1, 12)))
            {
                text.Append(line).Append('\n');
            }
        }

        return text.ToString();
    }

    private void Change(List<string> pieces)
    {
        var (at, other) = (random.Next(pieces.Count), random.Next(pieces.Count));
        switch (random.Next(7))
        {
            case 0:
                pieces.RemoveAt(at);
                break;
            case 1:
                pieces.Insert(at, pieces[other]);
                break;
            case 2:
                (pieces[at], pieces[other]) = (pieces[other], pieces[at]);
                break;
            case 3:
                Replace(pieces, static p => char.IsLetter(p[0]), pieces[other]);
                break;
            case 4:
                Replace(pieces, static p => char.IsLetterOrDigit(p[0]) || p[0] is '"' or '\'', Extreme());
                break;
            default:
                Replace(pieces, static p => char.IsDigit(p[0]), Extreme());
                break;
        }
    }

    private string Extreme() => $"({Extremes[random.Next(Extremes.Length)]})";

    private void Replace(List<string> pieces, Predicate<string> which, string by)
    {
        var places = Enumerable.Range(0, pieces.Count).Where(i => which(pieces[i])).ToList();
        if (places.Count > 0)
        {
            pieces[places[random.Next(places.Count)]] = by;
        }
    }
}
