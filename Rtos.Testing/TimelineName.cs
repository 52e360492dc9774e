using System.Text;
using Rtos.Core;

namespace Rtos.Testing;

/// <summary>Names of tasks in a column of a drawing, which a terminal shows one, two or no columns wide a character.</summary>
internal static class TimelineName
{
    private const char Left = '…';

    internal static int Width(string name) => name.EnumerateRunes().Sum(CharacterWidth.Of);

    /// <summary>The name in exactly so many columns: filled up with blanks, or without its middle, as ends of names tell them apart too.</summary>
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
