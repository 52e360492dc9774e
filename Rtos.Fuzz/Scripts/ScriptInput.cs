using System.Text;

namespace Rtos.Fuzz;

/// <summary>What a script reads: a few lines, most of them short.</summary>
internal static class ScriptInput
{
    private const int MostLines = 6;

    private static readonly string[] Lines = ["", "1", "-7", "abc", "1.5", "a b c", "é€𝄞", "\0\u0003\u0004", "'quoted'", "0x10"];

    internal static string Make(Random random)
    {
        var text = new StringBuilder();
        for (var lines = random.Next(MostLines + 1); lines > 0; lines--)
        {
            text.Append(random.Next(50) == 0 ? new string('x', 1 << random.Next(16)) : Lines[random.Next(Lines.Length)]);
            text.Append(random.Next(20) == 0 ? "\r\n" : "\n");
        }

        return text.ToString();
    }
}
