namespace Rtos.Core;

/// <summary>The device's side of its boundary with the host: console, messages, and the interrupts that the host can raise.</summary>
/// <remarks>
/// Only the host of the device sees what a program writes here; it never changes the run.
/// Programs register their inputs while they are loaded, or later from a task.
/// </remarks>
public sealed partial class HostLink
{
    private readonly Dictionary<string, HostInterrupt> _interrupts = new(StringComparer.Ordinal);
    private readonly Device _device;
    private readonly HostFaults _faults;

    internal HostLink(Device device, HostFaults faults)
    {
        _device = device;
        _faults = faults;
        Console = new HostConsole(this);
    }

    /// <summary>The console output of the device. The host gets whole lines; a line of more than 4096 characters comes in pieces.</summary>
    public TextWriter Console { get; }

    /// <summary>Called with each complete line, without its line end.</summary>
    internal Action<string>? LineWritten { get; set; }

    /// <summary>Called with each message: topic and text.</summary>
    internal Action<string, string>? Posted { get; set; }

    /// <summary>The receiver of incoming lines; null if the program reads none.</summary>
    internal HostConsoleInput? ConsoleInput { get; private set; }

    /// <summary>The number of lines that have come in.</summary>
    internal long LinesTaken { get; private set; }

    /// <summary>Whether the program has handled the lines so far; null if it does not report that.</summary>
    internal Func<bool>? IsConsoleIdle { get; set; }

    internal IReadOnlyCollection<string> InterruptNames => _interrupts.Keys;

    /// <summary>Sends a message to the host.</summary>
    /// <param name="topic">What it is about, one word.</param>
    /// <param name="text">The message.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    public void Post(string topic, string text)
    {
        ArgumentNullException.ThrowIfNull(topic);
        ArgumentNullException.ThrowIfNull(text);
        _messages?.Add(new HostMessage(topic, text));
        if (Posted is { } reader)
        {
            Call("the reader of messages", static (reader, topic, text) => reader(topic, text), reader, topic, text);
        }
    }

    /// <summary>Sets what happens when a line comes in: an interrupt, as from a UART. The last call counts.</summary>
    /// <param name="core">The core that the interrupt runs on.</param>
    /// <param name="routine">The interrupt service routine; it gets the line without its line end.</param>
    /// <exception cref="ArgumentNullException"><paramref name="routine"/> is null.</exception>
    public void OnConsole(CoreId core, Action<InterruptContext, string> routine)
    {
        ArgumentNullException.ThrowIfNull(routine);
        _device.Use.CheckMayChange("a console interrupt was to be added", alsoInsideRun: true);
        ConsoleInput = new HostConsoleInput(core, (isr, line) =>
        {
            LinesTaken++;
            routine(isr, line);
        });
    }

    /// <summary>Names an interrupt so that the host can raise it. The last call for a name counts.</summary>
    /// <param name="name">The name, not empty.</param>
    /// <param name="core">The core that it runs on.</param>
    /// <param name="routine">The interrupt service routine.</param>
    /// <exception cref="ArgumentException"><paramref name="name"/> is empty, or an argument is null.</exception>
    public void OnInterrupt(string name, CoreId core, Action<InterruptContext> routine)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentNullException.ThrowIfNull(routine);
        _device.Use.CheckMayChange("an interrupt was to be named", alsoInsideRun: true);
        _interrupts[name] = new HostInterrupt(core, routine);
    }

    /// <summary>Prints the unfinished line: the device stops.</summary>
    internal void EndLine() => ((HostConsole)Console).EndLineIfBegun();

    /// <summary>Passes a complete line to the host.</summary>
    internal void GiveLine(string line)
    {
        _lines?.Add(line);
        if (LineWritten is { } reader)
        {
            Call("the reader of the console", static (reader, line, _) => reader(line), reader, line, "");
        }
    }

    // Host code: it may not make kernel calls, and its exceptions are not the program's fault.
    private void Call<TReader>(string name, Action<TReader, string, string> call, TReader reader, string first, string second)
    {
        _device.Use.CheckRead();
        var context = _device.Scheduler.Code.EnterHostCode();
        var onlyReads = _device.Use.BeginReads();
        try
        {
            call(reader, first, second);
        }
        catch (Exception thrown)
        {
            _faults.Note(name, thrown);
        }
        finally
        {
            _device.Use.EndReads(onlyReads);
            _device.Scheduler.Code.LeaveHostCode(context);
        }
    }

    internal HostInterrupt? FindInterrupt(string name) => _interrupts.GetValueOrDefault(name);
}

/// <summary>Receives the lines of the host's console.</summary>
internal sealed record HostConsoleInput(CoreId Core, Action<InterruptContext, string> Routine);

/// <summary>An interrupt that the host can raise.</summary>
internal sealed record HostInterrupt(CoreId Core, Action<InterruptContext> Routine);
