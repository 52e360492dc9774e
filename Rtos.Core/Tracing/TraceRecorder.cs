using System.Text;

namespace Rtos.Core;

/// <summary>Keeps the trace in memory as lines of text.</summary>
public sealed class TraceRecorder : TraceSink
{
    private readonly List<string> _lines = [];
    private readonly StringBuilder _line = new();
    private readonly TextTraceSink _text;

    /// <summary>Makes an empty recorder.</summary>
    public TraceRecorder() => _text = new TextTraceSink(new StringWriter(_line));

    /// <summary>The lines so far, without their ends.</summary>
    public IReadOnlyList<string> Lines
    {
        get
        {
            Use?.CheckRead();
            return _lines;
        }
    }

    /// <summary>Says whether the lines may be read now; null for a recorder that no device has made.</summary>
    internal DeviceUse? Use { get; init; }

    /// <inheritdoc/>
    public override void Write(in TraceEvent happened)
    {
        _text.Write(happened);
        _line.Length--;
        _lines.Add(_line.ToString());
        _line.Clear();
    }

    /// <summary>The last lines, for messages.</summary>
    /// <param name="count">How many lines at most.</param>
    /// <returns>The lines, each with a line feed.</returns>
    public string Tail(int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        Use?.CheckRead();
        return string.Concat(_lines.Skip(_lines.Count - count).Select(l => l + "\n"));
    }

    /// <summary>The whole trace, each line with a line feed.</summary>
    public override string ToString() => Tail(_lines.Count);

}
