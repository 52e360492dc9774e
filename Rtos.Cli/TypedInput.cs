using Rtos.MicroPython;

namespace Rtos.Cli;

/// <summary>
/// The standard input of a script. From a file or a pipe all of it is read before the script runs, so that the run does not
/// depend on when it comes. Typed input comes line by line, and virtual time stops while the script waits for it.
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
    /// <param name="stop">Stops the run.</param>
    /// <param name="record">The file that records the script's input; null for none.</param>
    internal TypedInput(RunConsole console, RunStop stop, string? record)
    {
        (_console, _stop) = (console, stop);
        _reader = new StreamReader(console.Input());
        _recordPath = record;
    }

    /// <summary>Passes it to a script that has not run yet; false if the run is to stop before all of it is there.</summary>
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

        // Not before everything has been read: the input may be the record of an earlier run.
        OpenRecord();
        _record?.Write(all.Result);
        input.Feed(all.Result);
        input.Close();
        return true;
    }

    public void Dispose()
    {
        // The reader is left running: it may still be waiting for a line.
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
