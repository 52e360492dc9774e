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
    private bool _hasPanicked;

    internal ReplBoard(string? file, MenuConfig config, TextWriter output)
    {
        _file = file;
        _config = config;
        _output = output;
        Start();
    }

    internal ReplSession Session { get; private set; } = null!;

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
        while (!Session.IsReady && !_hasPanicked)
        {
            Guard(() => _device.RunUntil(() => Session.IsReady, Slice));
        }
    }

    private void Start()
    {
        _hasPanicked = false;
        _device = new Device(_config);
        _program = new ScriptProgram(_file is null ? Script.Parse(string.Empty) : ScriptCommand.Load(_file), _config);
        _device.Load(_program);
        _program.Threads.Console.Output = _output;
        Session = new ReplSession(_device, _program);
    }

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
