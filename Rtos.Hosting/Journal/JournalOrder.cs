using Rtos.Core;

namespace Rtos.Hosting;

/// <summary>Checks which line of a journal may follow which, and at what time: a journal that breaks these rules was not written by a host.</summary>
/// <param name="firstInput">The number of the first input.</param>
internal sealed class JournalOrder(long firstInput)
{
    internal const string NothingFollows = "nothing can follow the end of a journal, the line before";

    private JournalEntryKind? _last;
    private long _nextInput = firstInput;
    private Instant _at;

    // Between a boot and its end.
    private bool _runs;

    /// <summary>Whether the journal has ended.</summary>
    internal bool IsOver => _last is JournalEntryKind.Stop or JournalEntryKind.Fail;

    /// <summary>Takes the next line.</summary>
    /// <exception cref="FormatException">The line is not valid here; the message says what is.</exception>
    internal void Take(JournalEntry entry)
    {
        var wrong = WrongKind(entry) ?? WrongNumber(entry) ?? WrongTime(entry);
        if (wrong is not null)
        {
            throw new FormatException(wrong);
        }

        _last = entry.Kind;
        _runs = entry.Kind is JournalEntryKind.Boot || (_runs && entry.Kind is JournalEntryKind.Input or JournalEntryKind.Mark);
        _nextInput += entry.Kind == JournalEntryKind.Input ? 1 : 0;
        _at = entry.At;
    }

    private string? WrongKind(JournalEntry entry)
    {
        if (IsOver)
        {
            return NothingFollows;
        }

        return entry.Kind switch
        {
            JournalEntryKind.Boot => _runs ? "a boot must follow a panic or a reset, or be the first" : null,
            JournalEntryKind.Reset or JournalEntryKind.Stop or JournalEntryKind.Fail when _last == JournalEntryKind.Panic => null,
            JournalEntryKind.Panic when _runs && entry.Text is null => "a panic without its text",
            _ => _runs ? null : $"{Name(entry)} cannot happen while no device runs; a boot must be before it",
        };
    }

    private string? WrongNumber(JournalEntry entry) => entry.Kind == JournalEntryKind.Input && entry.Sequence != _nextInput
        ? FormattableString.Invariant(
            $"this is input {entry.Sequence}, and it must be input {_nextInput}: lines are missing, doubled or in another order")
        : null;

    // A panic happens in the running instant, which may be one before the first open one that a mark has recorded.
    private string? WrongTime(JournalEntry entry)
    {
        var least = !_runs ? 0 : entry.Kind == JournalEntryKind.Panic ? Math.Max(0, _at.Value - 1) : _at.Value;
        var most = _runs ? JournalLine.LatestInstant : 0;
        return entry.At.Value < least || entry.At.Value > most
            ? FormattableString.Invariant($"{Name(entry)} cannot happen at cycle {entry.At}; it must be {Range(least, most)}")
            : null;
    }

    private static string Range(long least, long most) => least == most
        ? FormattableString.Invariant($"{least}")
        : FormattableString.Invariant($"{least} to {most}");

    private static string Name(JournalEntry entry) => entry.Kind switch
    {
        JournalEntryKind.Input => "an input",
        JournalEntryKind.Fail => "a failure to write",
        var kind => $"a {kind.ToString().ToLower(System.Globalization.CultureInfo.InvariantCulture)}",
    };
}
