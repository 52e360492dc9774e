using Rtos.Core;
using Rtos.MicroPython;

namespace Rtos.Cli;

/// <summary>The board behind the prompt: made anew by a reset.</summary>
internal sealed class ReplBoard
{
    private static readonly TimeSpan Slice = TimeSpan.FromMilliseconds(100);

    private readonly string? _file;
    private readonly MenuConfig _config;
    private readonly TextWriter _output;
    private Device _device = null!;
    private ScriptProgram _program = null!;
    private ReplSession _session = null!;
    private int _linesOnTheWay;
    private bool _hasPanicked;

    internal ReplBoard(string? file, MenuConfig config, TextWriter output)
    {
        _file = file;
        _config = config;
        _output = output;
        Start();
    }

    /// <summary>What stands before the next line.</summary>
    internal string Prompt => _session.Prompt;

    /// <summary>Whether everything that was typed has been executed.</summary>
    internal bool IsReady => _linesOnTheWay == 0 && _session.IsReady;

    /// <summary>Types a line.</summary>
    internal void Enter(string line)
    {
        _linesOnTheWay++;
        Raise(isr =>
        {
            _linesOnTheWay--;
            _session.Enter(line, isr);
        });
    }

    /// <summary>Types Ctrl-C.</summary>
    internal void Cancel() => Raise(_session.Cancel);

    /// <summary>Ctrl-D: every thread is gone, names and heap are new.</summary>
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

    /// <summary>Runs up to a point of virtual time.</summary>
    internal void RunTo(TimeSpan time)
    {
        var until = Instant.Start + _device.Clock.FromTimeSpan(time);
        if (until > _device.Now)
        {
            Guard(() => _device.RunUntil(until));
        }
    }

    /// <summary>Runs until the prompt is ready for a line.</summary>
    internal void RunUntilReady()
    {
        while (!IsReady && !_hasPanicked)
        {
            Guard(() => _device.RunUntil(() => IsReady, Slice));
        }
    }

    private void Start()
    {
        _hasPanicked = false;
        _device = new Device(_config);
        _program = new ScriptProgram(_file is null ? Script.Parse(string.Empty) : ScriptCommand.Load(_file), _config);
        _device.Load(_program);
        _program.Threads.Console.Output = _output;
        _session = new ReplSession(_program);
        _linesOnTheWay = 0;
    }

    private void Raise(Action<InterruptContext> routine) =>
        _device.RaiseInterruptAt(_device.Now == Instant.Start ? _device.Now + new Cycles(1) : _device.Now, CoreId.Pro, routine);

    // A panic resets the board, as on the chip.
    private void Guard(Action run)
    {
        try
        {
            run();
        }
        catch (DevicePanicException e)
        {
            _output.WriteLine(e.Panic);
            _output.WriteLine("Rebooting...");
            Start();
        }
    }
}
