using System.Text;
using System.Text.RegularExpressions;

namespace Rtos.Fuzz;

/// <summary>Changes the tokens of a scenario file: numbers become limits, names are exchanged, operations are moved.</summary>
internal static partial class ScenarioTokens
{
    private const int MostChanges = 4;

    private static readonly string[] Limits =
    [
        "0", "-1", "1", "2147483647", "2147483648", "4294967295", "4294967296", "4000000000", "9007199254740991", "9007199254740992", "9223372036854775807",
        "9223372036854775808", "1e3", "0.5", "100000000", "16777215", "16777216", "64", "65",
    ];

    /// <summary>Changes a few tokens.</summary>
    internal static byte[] Change(byte[] text, Random random)
    {
        var tokens = Token().Matches(Encoding.UTF8.GetString(text)).Select(m => m.Value).ToList();
        for (var changes = random.Next(1, MostChanges + 1); changes > 0; changes--)
        {
            ChangeOne(tokens, random);
        }

        return Encoding.UTF8.GetBytes(string.Concat(tokens));
    }

    private static void ChangeOne(List<string> tokens, Random random)
    {
        switch (random.Next(6))
        {
            case 0 or 1 or 2:
                Replace(tokens, random, IsNumber, _ => Limits[random.Next(Limits.Length)]);
                break;
            case 3:
                Replace(tokens, random, IsText, _ => Any(tokens, random, IsText));
                break;
            case 4:
                Replace(tokens, random, IsOperation, _ => Any(tokens, random, IsOperation));
                break;
            default:
                Replace(tokens, random, IsOperation, operation => $"{operation}, {Any(tokens, random, IsOperation)}");
                break;
        }
    }

    private static void Replace(List<string> tokens, Random random, Predicate<string> which, Func<string, string> by)
    {
        var at = Find(tokens, random, which);
        if (at >= 0)
        {
            tokens[at] = by(tokens[at]);
        }
    }

    private static string Any(List<string> tokens, Random random, Predicate<string> which) => tokens[Find(tokens, random, which)];

    // From a random place on, so that each is about as likely as the next.
    private static int Find(List<string> tokens, Random random, Predicate<string> which)
    {
        var start = random.Next(tokens.Count);
        var at = tokens.FindIndex(start, which);
        return at >= 0 ? at : tokens.FindIndex(0, start, which);
    }

    private static bool IsNumber(string token) => char.IsAsciiDigit(token[0]) || token[0] == '-';

    private static bool IsText(string token) => token[0] == '"';

    private static bool IsOperation(string token) => token[0] == '[' && token.Length > 1;

    // An operation is one token half of the time only by its kind: its numbers are reached where it is the first change.
    [GeneratedRegex("""\["[a-zA-Z]+"[^\[\]{}]*\]|"[^"]*"|-?\d[\d.eE+-]*|\s+|.""", RegexOptions.Singleline)]
    private static partial Regex Token();
}
