using System.Collections.Immutable;
using System.Globalization;

namespace Rtos.Core;

/// <summary>The CPU time that the kernel's own code takes: for each kind of kernel call, a switch, a wait, a tick.</summary>
/// <remarks>
/// A call takes effect when its time is over. Without costs, the default, the kernel takes no time, and nothing can happen
/// between two calls that follow one another.
/// </remarks>
public sealed record CallCosts
{
    /// <summary>The most cycles that a kind may cost.</summary>
    internal const long Most = 1_000_000;

    private static readonly NumberRange Range = new(0, Most);

    private static readonly ImmutableArray<Entry> Entries =
    [
        new("send", c => c.Send, (c, v) => c with { Send = v }),
        new("receive", c => c.Receive, (c, v) => c with { Receive = v }),
        new("take", c => c.Take, (c, v) => c with { Take = v }),
        new("give", c => c.Give, (c, v) => c with { Give = v }),
        new("notify", c => c.Notify, (c, v) => c with { Notify = v }),
        new("yield", c => c.Yield, (c, v) => c with { Yield = v }),
        new("other", c => c.Other, (c, v) => c with { Other = v }),
        new("wait", c => c.Wait, (c, v) => c with { Wait = v }),
        new("switch", c => c.Switch, (c, v) => c with { Switch = v }),
        new("tick", c => c.Tick, (c, v) => c with { Tick = v }),
    ];

    /// <summary>The kernel takes no time.</summary>
    public static CallCosts None { get; } = new();

    /// <summary>Figures of FreeRTOS, counted on an interpreter of the ESP32's code.</summary>
    /// <remarks>
    /// Measured were a send and a receive together (293 cycles), taking and giving a mutex together (259), a yield with its switch
    /// (212), and a round trip between two tasks (1,517). How these are divided is an assumption: half and half between the two
    /// calls of a pair; 153 of the 212 for the switch. A round trip is two sends, two receives that wait and two switches, which
    /// leaves 312 for each wait. The tick is taken to cost as much as a switch, a notification as much as giving a semaphore.
    /// </remarks>
    public static CallCosts Measured { get; } = new()
    {
        Send = new(147),
        Receive = new(146),
        Take = new(130),
        Give = new(129),
        Notify = new(129),
        Yield = new(59),
        Other = new(100),
        Wait = new(312),
        Switch = new(153),
        Tick = new(153),
    };

    /// <summary>Sending to a queue or a buffer, and commands to timers.</summary>
    /// <value>0 to 1,000,000 cycles.</value>
    public Cycles Send { get; init; }

    /// <summary>Receiving from a queue or a buffer, peeking, selecting from a set.</summary>
    /// <value>0 to 1,000,000 cycles.</value>
    public Cycles Receive { get; init; }

    /// <summary>Taking a semaphore or a mutex, or a notification.</summary>
    /// <value>0 to 1,000,000 cycles.</value>
    public Cycles Take { get; init; }

    /// <summary>Giving a semaphore or a mutex.</summary>
    /// <value>0 to 1,000,000 cycles.</value>
    public Cycles Give { get; init; }

    /// <summary>Notifying a task.</summary>
    /// <value>0 to 1,000,000 cycles.</value>
    public Cycles Notify { get; init; }

    /// <summary>A yield, without the switch that may follow.</summary>
    /// <value>0 to 1,000,000 cycles.</value>
    public Cycles Yield { get; init; }

    /// <summary>Every other kernel call.</summary>
    /// <value>0 to 1,000,000 cycles.</value>
    public Cycles Other { get; init; }

    /// <summary>In addition, for a call that has to wait.</summary>
    /// <value>0 to 1,000,000 cycles.</value>
    public Cycles Wait { get; init; }

    /// <summary>A context switch to another task.</summary>
    /// <value>0 to 1,000,000 cycles.</value>
    public Cycles Switch { get; init; }

    /// <summary>A tick interrupt.</summary>
    /// <value>0 to 1,000,000 cycles.</value>
    public Cycles Tick { get; init; }

    /// <summary>The names of the kinds, in the order in which they are written.</summary>
    internal static IEnumerable<string> Names => Entries.Select(e => e.Name);

    internal bool AreNone => this == None;

    /// <summary>Reads what <see cref="ToString"/> writes: <c>none</c>, <c>measured</c>, or kinds with their cycles, such as <c>send=150,switch=200</c>.</summary>
    /// <param name="text">The text. Kinds that it does not name cost nothing.</param>
    /// <returns>The costs.</returns>
    /// <exception cref="FormatException">The text names no kind that exists, names one twice, or has a number out of range.</exception>
    public static CallCosts Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text switch
        {
            "none" => None,
            "measured" => Measured,
            _ => text.Split(',').Select(Read).Aggregate((Costs: None, Seen: ImmutableHashSet<string>.Empty), Add).Costs,
        };
    }

    /// <summary>One kind with other costs.</summary>
    /// <exception cref="FormatException">There is no such kind, or the number is out of range.</exception>
    internal CallCosts With(string name, long cycles)
    {
        var entry = Entries.FirstOrDefault(e => e.Name == name)
            ?? throw new FormatException($"there is no kind of call {ShownText.Quote(name)}; the kinds are {string.Join(", ", Names)}");
        return cycles >= Range.Least && cycles <= Range.Most
            ? entry.With(this, new Cycles(cycles))
            : throw new FormatException(FormattableString.Invariant($"{name} is {cycles}; it must be {Range.Least} to {Range.Most} cycles"));
    }

    /// <summary>As <see cref="Parse"/> reads it.</summary>
    public override string ToString() => AreNone ? "none"
        : this == Measured ? "measured"
        : string.Join(',', Entries.Where(e => e.Get(this) != Cycles.Zero).Select(e => FormattableString.Invariant($"{e.Name}={e.Get(this).Value}")));

    private static (string Name, long Cycles) Read(string part)
    {
        var pair = part.Split('=', StringSplitOptions.TrimEntries);
        return pair.Length == 2 && long.TryParse(pair[1], NumberStyles.None, CultureInfo.InvariantCulture, out var cycles)
            ? (pair[0], cycles)
            : throw new FormatException(
                $"{ShownText.Quote(part.Trim())} must be a kind of call and its cycles, such as send=150; \"none\" and \"measured\" stand for whole tables");
    }

    private static (CallCosts, ImmutableHashSet<string>) Add((CallCosts Costs, ImmutableHashSet<string> Seen) so, (string Name, long Cycles) part) =>
        so.Seen.Contains(part.Name)
            ? throw new FormatException($"{part.Name} is given twice")
            : (so.Costs.With(part.Name, part.Cycles), so.Seen.Add(part.Name));

    private sealed record Entry(string Name, Func<CallCosts, Cycles> Get, Func<CallCosts, Cycles, CallCosts> With);
}
