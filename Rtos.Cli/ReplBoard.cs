using Rtos.Core;
using Rtos.MicroPython;
using Rtos.Thread;

namespace Rtos.Cli;

/// <summary>The board of the prompt: recreated by a reset.</summary>
internal sealed class ReplBoard
{
    private readonly string? _file;
    private readonly MenuConfig _config;
    private readonly ScriptOptions _options;
    private readonly TextWriter _output;
    private Device _device = null!;
    private ScriptProgram _program = null!;
    private ReplSession _session = null!;
    private int _linesOnTheWay;
    private int _resets;
    private bool _hasBeenReady;
    private bool _isDeadlockTold;

    internal ReplBoard(string? file, MenuConfig config, ScriptOptions options, TextWriter output)
    {
        _file = file;
        _config = config;
        _options = options;
        _output = output;
        Start();
    }

    /// <summary>The prompt of the next line.</summary>
    internal string Prompt => _session.Prompt;

    /// <summary>Whether everything that was typed has been executed.</summary>
    internal bool IsReady => _linesOnTheWay == 0 && _session.IsReady;

    /// <summary>Whether the main thread is running the typed line, or the script.</summary>
    internal bool IsExecuting => _linesOnTheWay == 0 && _session.IsExecuting;

    /// <summary>Whether the script checks for typed input.</summary>
    internal bool WantsInput => IsExecuting && _program.Input.IsWanted;

    /// <summary>Types a line.</summary>
    internal void Enter(string line) => Type(isr => _session.Enter(line, isr));

    /// <summary>Sends a whole text to the board, as paste mode does.</summary>
    internal void Paste(string text) => Type(isr => _session.Paste(text, isr));

    /// <summary>Types Ctrl-C.</summary>
    internal void Cancel() => Type(_session.Cancel);

    /// <summary>Completes the name before the cursor.</summary>
    internal PromptCompletion Complete(string before) => _session.Complete(before);

    /// <summary>Types Ctrl-D to the running script: its present input ends.</summary>
    internal void EndInput() => _program.Input.EndOnce();

    /// <summary>Ctrl-D: all threads end, names and heap are new.</summary>
    internal void Reset()
    {
        var alive = _program.Threads.Threads.Where(t => !t.IsMain).Select(t => t.Name).ToList();
        _output.WriteLine("MPY: soft reboot");
        if (alive.Count > 0)
        {
            _output.WriteLine($"threads that were still alive: {string.Join(", ", alive)}");
        }

        Start();
    }

    /// <summary>Types a line that the running script reads; null means the end of all input.</summary>
    internal void Feed(string? line)
    {
        if (line is null)
        {
            _program.Input.Close();
        }
        else
        {
            _program.Input.Feed(line + "\n");
        }
    }

    /// <summary>Runs up to a point of virtual time.</summary>
    internal void RunTo(TimeSpan time)
    {
        var until = Instant.Start + _device.Clock.FromTimeSpan(time);
        if (until > _device.Now)
        {
            Guard(() => _device.RunUntil(until));
        }
    }

    /// <summary>Runs until a line can be typed, or no line ever can.</summary>
    /// <param name="end">The virtual time at which it ends.</param>
    /// <param name="deadline">The host time at which it ends.</param>
    internal ReplStop Run(TimeSpan end, RunStop deadline)
    {
        while (!IsReady)
        {
            var left = end - Now;
            if (left <= TimeSpan.Zero)
            {
                return ReplStop.End;
            }

            var diagnostics = _program.Threads.Diagnostics;
            Guard(() => _device.RunUntil(() => IsReady || _program.Input.IsWanted || diagnostics.IsDeadlocked || deadline.Check(), left));
            if (_resets > 0)
            {
                // Otherwise a script that resets the board would do so forever.
                return ReplStop.Reset;
            }

            if (!IsReady && diagnostics.IsDeadlocked)
            {
                return ReplStop.Deadlock;
            }

            if (!IsReady && (_program.Input.IsWanted || deadline.HasDeadlinePassed))
            {
                return deadline.HasDeadlinePassed ? ReplStop.Deadline : ReplStop.Input;
            }
        }

        _hasBeenReady = true;
        return ReplStop.Line;
    }

    /// <summary>The virtual time since the board was started.</summary>
    internal TimeSpan Now => _device.Clock.ToTimeSpan(_device.Now - Instant.Start);

    /// <summary>The same, formatted for people.</summary>
    internal string Time => _device.Milliseconds();

    /// <summary>The time between the start and a point of virtual time.</summary>
    internal TimeSpan TimeOf(Instant instant) => _device.Clock.ToTimeSpan(instant - Instant.Start);

    /// <summary>Records a reset; false if the board does nothing but reset itself.</summary>
    internal bool TakeReset()
    {
        var goesOn = _hasBeenReady;
        (_resets, _hasBeenReady) = (0, false);
        return goesOn;
    }

    /// <summary>Reports once that no thread can run again, and why; null if that is not so, or has been reported.</summary>
    internal string? TakeDeadlock()
    {
        var diagnostics = _program.Threads.Diagnostics;
        var isNew = diagnostics.IsDeadlocked && !_isDeadlockTold;
        _isDeadlockTold = diagnostics.IsDeadlocked;
        return isNew ? diagnostics.Of(ThreadDiagnosticKind.Deadlock)[^1].Message : null;
    }

    /// <summary>The table of threads, and the observations.</summary>
    internal string Report => $"{_program.Threads.Report}{_program.Threads.Diagnostics}";

    private void Start()
    {
        _device = new Device(_config);
        _program = new ScriptProgram(_file is null ? Script.Parse(string.Empty) : ScriptCommand.Load(_file), _config, _options);
        _device.Load(_program);
        _program.Threads.Console.Output = _output;
        _session = new ReplSession(_program);
        _linesOnTheWay = 0;
    }

    // As if from a UART.
    private void Type(Action<InterruptContext> routine)
    {
        _linesOnTheWay++;
        _program.Input.Forget();
        _device.RaiseInterruptAt(_device.Now == Instant.Start ? _device.Now + new Cycles(1) : _device.Now, CoreId.Core0, isr =>
        {
            _linesOnTheWay--;
            routine(isr);
        });
    }

    // A panic resets the board, as on the chip; the script itself can do so too.
    private void Guard(Action run)
    {
        try
        {
            run();
            if (_device.HasEnded)
            {
                _resets++;
                Reset();
            }
        }
        catch (DevicePanicException e)
        {
            _resets++;
            _output.WriteLine(e.Panic);
            _output.WriteLine("Rebooting...");
            Start();
        }
    }
}
