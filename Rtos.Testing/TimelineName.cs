using System.Text;
using Rtos.Core;

namespace Rtos.Testing;

/// <summary>Names of tasks in a column of a drawing; a terminal shows each character in zero, one or two columns.</summary>
internal static class TimelineName
{
    private const char Left = '…';

    internal static int Width(string name) => name.EnumerateRunes().Sum(CharacterWidth.Of);

    /// <summary>The name in exactly the given number of columns: padded with blanks, or with its middle removed, as the ends of names distinguish them too.</summary>
    internal static string Fit(string name, int width)
    {
        var actual = Width(name);
        if (actual <= width)
        {
            return name + new string(' ', width - actual);
        }

        var tail = Take(name.EnumerateRunes().Reverse(), (width - 1) / 2);
        var head = Take(name.EnumerateRunes(), width - 1 - tail.Sum(CharacterWidth.Of));
        var text = new StringBuilder();
        head.ForEach(r => text.Append(r));
        text.Append(Left);
        tail.Reverse();
        tail.ForEach(r => text.Append(r));
        return text.Append(' ', width - Width(text.ToString())).ToString();
    }

    private static List<Rune> Take(IEnumerable<Rune> runes, int width)
    {
        var taken = new List<Rune>();
        foreach (var rune in runes)
        {
            width -= CharacterWidth.Of(rune);
            if (width < 0)
            {
                break;
            }

            taken.Add(rune);
        }

        return taken;
    }
}
