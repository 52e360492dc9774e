using Rtos.MicroPython;

namespace Rtos.Cli;

/// <summary>
/// What a script reads from its standard input. From a file or a pipe it is all there before the script runs, so that the run does not
/// depend on when it comes. What is typed comes line by line, and virtual time stands while the script waits for it.
/// </summary>
internal sealed class TypedInput : IDisposable
{
    private readonly RunConsole _console;
    private readonly RunStop _stop;
    private readonly StreamReader _reader;
    private readonly string? _recordPath;
    private StreamWriter? _record;

    /// <summary>Opens it.</summary>
    /// <param name="console">The host of the run.</param>
    /// <param name="stop">What stops the run.</param>
    /// <param name="record">The file that keeps what the script was given; null for none.</param>
    internal TypedInput(RunConsole console, RunStop stop, string? record)
    {
        (_console, _stop) = (console, stop);
        _reader = new StreamReader(console.Input());
        _recordPath = record;
    }

    /// <summary>Gives it to a script that has not run yet; false when the run is to stop before all of it is there.</summary>
    internal bool Connect(StandardInput input)
    {
        if (_console.IsInputTyped)
        {
            OpenRecord();
            input.Reader = ReadLine;
            return true;
        }

        var all = Task.Run(_reader.ReadToEnd);
        if (!_stop.WaitFor(all))
        {
            return false;
        }

        // Not before all is read: the record of an earlier run may be what is read.
        OpenRecord();
        _record?.Write(all.Result);
        input.Feed(all.Result);
        input.Close();
        return true;
    }

    public void Dispose()
    {
        // The reader is left alone: a line may still be waited for.
        _record?.Dispose();
    }

    private void OpenRecord() => _record = _recordPath is null ? null : TraceFile.Create(_recordPath);

    private bool ReadLine(out string? line)
    {
        _console.Output.Flush();
        var typed = Task.Run(_reader.ReadLine);
        line = null;
        if (!_stop.WaitFor(typed))
        {
            return false;
        }

        if (typed.Result is { } text)
        {
            line = text + "\n";
            _record?.Write(line);
            _record?.Flush();
        }

        return true;
    }
}
