using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using Rtos.Core;

namespace Rtos.Cli;

/// <summary>Compares a run's output with its recording, line by line as it comes, and keeps the first difference.</summary>
/// <remarks>Bytes are compared: two traces that differ by a byte order mark are not equal.</remarks>
internal sealed class RecordingComparison : WriteOnlyStream
{
    private const int LinesBefore = 5;

    private readonly string _path;
    private readonly string _what;
    private readonly FileStream _recording;
    private readonly Action _differs;
    private readonly Queue<byte[]> _before = new();
    private readonly List<byte> _recorded = [];
    private readonly List<byte> _line = [];
    private long _number = 1;
    private string? _difference;

    /// <summary>Opens the recording.</summary>
    /// <param name="path">The file of the recorded text.</param>
    /// <param name="what">The kind of text: the trace or the output.</param>
    /// <param name="differs">Called at the first difference: the rest of the run does not matter.</param>
    /// <exception cref="InputException">The file cannot be read.</exception>
    internal RecordingComparison(string path, string what, Action differs)
    {
        (_path, _what, _differs) = (path, what, differs);
        try
        {
            _recording = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, 64 * 1024);
        }
        catch (Exception e) when (FileFailure.Is(e))
        {
            throw new InputException(Unreadable(e), e);
        }
    }

    /// <summary>Whether a difference has been found in what has been written so far.</summary>
    internal bool HasDifference => _difference is not null;

    /// <summary>The writer whose output is compared.</summary>
    internal StreamWriter Writer() => new(this, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)) { NewLine = "\n" };

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        while (_difference is null && !buffer.IsEmpty)
        {
            var end = buffer.IndexOf((byte)'\n') + 1;
            _line.AddRange(end > 0 ? buffer[..end] : buffer);
            buffer = end > 0 ? buffer[end..] : [];
            if (end > 0)
            {
                CompareLine();
            }
        }
    }

    /// <summary>The run has ended: returns the first line that differs, with the lines before it; null if all are equal.</summary>
    /// <param name="file">The file that was run.</param>
    internal string? Finish(string file)
    {
        if (_difference is null)
        {
            CompareLine();
        }

        return _difference is null ? null : $"{file}: {_difference}";
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _recording.Dispose();
        }

        base.Dispose(disposing);
    }

    private void CompareLine()
    {
        if (!TryReadLine())
        {
            return;
        }

        if (!CollectionsMarshal.AsSpan(_line).SequenceEqual(CollectionsMarshal.AsSpan(_recorded)))
        {
            var before = _before.Select(l => $"    {Visible(l)}\n");
            _difference = string.Create(
                CultureInfo.InvariantCulture,
                $"line {_number} of the {_what} differs: - is the recording {_path}, + is this run\n{string.Concat(before)}  - {Shown(_recorded, _line)}\n  + {Shown(_line, _recorded)}{Hint()}");
            _differs();
            return;
        }

        _number++;
        _before.Enqueue([.. _line]);
        if (_before.Count > LinesBefore)
        {
            _before.Dequeue();
        }

        _line.Clear();
    }

    // A file that can no longer be read is not equal either.
    private bool TryReadLine()
    {
        _recorded.Clear();
        try
        {
            for (var next = _recording.ReadByte(); next >= 0; next = _recording.ReadByte())
            {
                _recorded.Add((byte)next);
                if (next == '\n')
                {
                    break;
                }
            }

            return true;
        }
        catch (Exception e) when (FileFailure.Is(e))
        {
            _difference = Unreadable(e);
            _differs();
            return false;
        }
    }

    private string Unreadable(Exception e) => $"{_path}: the file cannot be read: {FileFailure.Why(_path, e)}";

    // Common changes that other programs make to a recording when they write or copy it.
    private string Hint()
    {
        var recorded = CollectionsMarshal.AsSpan(_recorded);
        return recorded.EndsWith("\r\n"u8) ? "\n  the recording has the line ends of Windows (CR LF); it must have LF alone"
            : recorded.StartsWith("\uFEFF"u8) ? "\n  the recording begins with a byte order mark; save it as UTF-8 without one"
            : recorded.IndexOf((byte)0) >= 0 ? "\n  the recording is not UTF-8; write it with --trace, as a shell may write UTF-16 with >"
            : "";
    }

    // Shows a line that differs only in its end.
    private string Shown(List<byte> line, List<byte> other)
    {
        if (line.Count == 0)
        {
            return $"(the {_what} ends)";
        }

        var text = Visible([.. line]);
        return line[^1] != '\n' && other.Count > 0 && other[^1] == '\n' ? $"{text}(the {_what} ends)" : text;
    }

    // Shows what editors and consoles hide, and what makes two different lines look alike.
    private static string Visible(byte[] line) => Encoding.UTF8.GetString(line).TrimEnd('\n')
        .Replace("\r", "\\r", StringComparison.Ordinal).Replace("\uFEFF", "\\uFEFF", StringComparison.Ordinal);
}
