using System.Globalization;
using System.Text;

namespace Rtos.Core;

/// <summary>Assembles lines from the pieces that a program prints.</summary>
internal sealed class HostConsole(HostLink link) : TextWriter(CultureInfo.InvariantCulture)
{
    internal const int LongestLine = 4096;

    private readonly StringBuilder _line = new(0, LongestLine);

    public override Encoding Encoding => Encoding.UTF8;

    public override string NewLine => "\n";

    public override void Write(char value)
    {
        if (value == '\n')
        {
            EndLine();
            return;
        }

        if (_line.Length == LongestLine)
        {
            EndLine();
        }

        _line.Append(value);
    }

    public override void Write(string? value)
    {
        foreach (var c in value ?? "")
        {
            Write(c);
        }
    }

    public override void Write(char[] buffer, int index, int count)
    {
        foreach (var c in buffer.AsSpan(index, count))
        {
            Write(c);
        }
    }

    // An unfinished line stays until it ends: how often a program flushes must not be visible.
    public override void Flush()
    {
    }

    /// <summary>Prints the unfinished line, if any.</summary>
    internal void EndLineIfBegun()
    {
        if (_line.Length > 0)
        {
            EndLine();
        }
    }

    private void EndLine()
    {
        var length = _line.Length > 0 && _line[^1] == '\r' ? _line.Length - 1 : _line.Length;
        var line = _line.ToString(0, length);
        _line.Clear();
        link.GiveLine(line);
    }
}
