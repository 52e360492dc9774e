using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Rtos.Core;

namespace Rtos.Explore;

/// <summary>A schedule as one short line: it repeats a run of its program exactly.</summary>
/// <remarks>
/// <code>
/// e1:1.0.0:5f3a9c1e:w0d1000n3:12c1240.57w800:9d41
/// │  │     │        │         │              └ check digits
/// │  │     │        │         └ the choices that are not usual: number, kind (w work, c call, i interrupt), cycles
/// │  │     │        └ the bounds of the search
/// │  │     └ digest of the program's usual run
/// │  └ version of Esp32Emu
/// └ version of the format
/// </code>
/// </remarks>
internal sealed record Schedule(string Version, string Program, SearchBounds Bounds, IReadOnlyList<Deviation> Deviations)
{
    private const string Format = "e1";
    private const int CheckDigits = 4;
    private const int MostDeviations = 100_000;

    /// <summary>The line.</summary>
    public override string ToString()
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"{Format}:{Version}:{Program}:{Bounds}:");
        for (var i = 0; i < Deviations.Count; i++)
        {
            text.Append(CultureInfo.InvariantCulture, $"{(i == 0 ? "" : ".")}{Deviations[i].Number}{Letter(Deviations[i].Kind)}{Deviations[i].Value}");
        }

        return $"{text}:{Check(text.ToString())}";
    }

    /// <summary>Reads a line.</summary>
    /// <exception cref="ScheduleException">It is not a schedule, or it is damaged.</exception>
    internal static Schedule Parse(string line)
    {
        var text = line.Trim();
        if (!text.StartsWith('e') || text.Split(':') is not [var format, .. var rest])
        {
            throw new ScheduleException($"a schedule begins with \"{Format}:\" and is one line of a search's output, found {ShownText.Quote(text)}");
        }

        if (format != Format)
        {
            throw new ScheduleException($"the schedule has the format {ShownText.Quote(format)}; this version reads \"{Format}\"");
        }

        if (rest is not [var version, var program, var bounds, var deviations, var check])
        {
            throw new ScheduleException($"the schedule has {rest.Length + 1} of 6 parts, separated by \":\". It may be cut off");
        }

        if (check != Check(text[..text.LastIndexOf(':')]))
        {
            throw new ScheduleException("the schedule is damaged: its check digits do not fit. Copy the whole line again");
        }

        return new Schedule(version, program, ParseBounds(bounds), ParseDeviations(deviations));
    }

    /// <summary>Refuses a schedule that was not made by this version, for this program, within these bounds.</summary>
    /// <param name="version">The version of Esp32Emu.</param>
    /// <param name="program">The digest of the program's usual run.</param>
    /// <param name="bounds">The bounds; null for any.</param>
    /// <exception cref="ScheduleException">The message says what differs.</exception>
    internal void CheckFits(string version, string program, SearchBounds? bounds)
    {
        if (Version != version)
        {
            throw new ScheduleException($"the schedule was found by Esp32Emu {Version}; this is {version}. Search again");
        }

        if (Program != program)
        {
            throw new ScheduleException("the schedule is of another program, of a run with another end, or the program has changed since: its usual run is not the same. Search again");
        }

        if (bounds is not null && Bounds != bounds)
        {
            throw new ScheduleException($"the schedule was found within the bounds {Bounds}; here they are {bounds} (w: tolerance of work in percent, d: longest time before a call in cycles, n: events that may come first)");
        }
    }

    private static SearchBounds ParseBounds(string text)
    {
        var numbers = text.Split('w', 'd', 'n');
        return numbers is ["", var w, var d, var n]
            && text == $"w{w}d{d}n{n}"
            && int.TryParse(w, NumberStyles.None, CultureInfo.InvariantCulture, out var percent) && percent <= 100
            && long.TryParse(d, NumberStyles.None, CultureInfo.InvariantCulture, out var delay) && delay <= VirtualTime.LastInstant
            && int.TryParse(n, NumberStyles.None, CultureInfo.InvariantCulture, out var events) && events is >= 1 and <= 9
                ? new SearchBounds(percent, delay, events)
                : throw new ScheduleException($"the schedule's bounds are {ShownText.Quote(text)}; they look like \"w10d160000n3\"");
    }

    private static List<Deviation> ParseDeviations(string text)
    {
        var all = new List<Deviation>();
        foreach (var part in text.Length == 0 ? [] : text.Split('.'))
        {
            var letter = part.IndexOfAny(['w', 'c', 'i']);
            if (letter < 1
                || !int.TryParse(part[..letter], NumberStyles.None, CultureInfo.InvariantCulture, out var number)
                || !long.TryParse(part[(letter + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out var value)
                || (all.Count > 0 && number <= all[^1].Number)
                || all.Count == MostDeviations)
            {
                throw new ScheduleException($"{ShownText.Quote(part)} is not a choice of a schedule; a choice looks like \"12c1240\", and their numbers increase");
            }

            all.Add(new Deviation(number, part[letter] switch { 'w' => ChoiceKind.Work, 'c' => ChoiceKind.Call, _ => ChoiceKind.Interrupt }, value));
        }

        return all;
    }

    private static char Letter(ChoiceKind kind) => kind switch { ChoiceKind.Work => 'w', ChoiceKind.Call => 'c', _ => 'i' };

    private static string Check(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..CheckDigits];
}
