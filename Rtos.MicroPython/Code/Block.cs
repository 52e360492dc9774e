namespace Rtos.MicroPython;

/// <summary>A block around the statement being compiled that has to be cleaned up on exit.</summary>
internal sealed class Block(BlockKind kind)
{
    private readonly List<(int Start, int End)> _ranges = [];
    private int _openAt;

    internal BlockKind Kind { get; } = kind;

    /// <summary>The number of values it keeps on the stack.</summary>
    internal int Kept { get; init; }

    /// <summary>Loops: the target of <c>break</c>.</summary>
    internal Label? Break { get; init; }

    /// <summary>Loops: the target of <c>continue</c>.</summary>
    internal Label? Continue { get; init; }

    /// <summary>The body of a <c>finally</c>, compiled again on every way out.</summary>
    internal Action? Final { get; init; }

    /// <summary>The instructions that it guards.</summary>
    internal List<(int Start, int End)> Ranges => _ranges;

    internal void Open(int position) => _openAt = position;

    internal void Close(int position)
    {
        if (position > _openAt)
        {
            _ranges.Add((_openAt, position));
        }
    }
}

internal enum BlockKind
{
    /// <summary>A loop; a <c>for</c> keeps its iterator.</summary>
    Loop,

    /// <summary>A body with except clauses: leaving it only ends the guarding.</summary>
    Except,

    /// <summary>A body with a finally.</summary>
    Final,

    /// <summary>A body of a with: keeps the manager's exit.</summary>
    With,

    /// <summary>Only keeps values: an exception while a finally runs, the value that is returned.</summary>
    Values,
}
