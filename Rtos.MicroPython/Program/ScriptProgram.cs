using Rtos.Core;
using Rtos.Thread;

namespace Rtos.MicroPython;

/// <summary>A MicroPython script as the program of a device.</summary>
public sealed class ScriptProgram : IDeviceProgram
{
    private readonly Script _script;
    private readonly ScriptOptions _options;
    private readonly MenuConfig _config;
    private readonly AddedModules _modules = new();

    /// <summary>Makes the program.</summary>
    /// <param name="script">The script; it has been compiled.</param>
    /// <param name="config">The settings of threads.</param>
    /// <param name="options">The options; by default, those of the settings.</param>
    /// <exception cref="ArgumentNullException"><paramref name="script"/> or <paramref name="config"/> is null.</exception>
    public ScriptProgram(Script script, MenuConfig config, ScriptOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(script);
        ArgumentNullException.ThrowIfNull(config);
        _script = script;
        _config = config;
        _options = options ?? ScriptOptions.FromMenuConfig(config);
    }

    /// <summary>The threads of the device on which it was last loaded.</summary>
    /// <exception cref="InvalidOperationException">It has not been loaded.</exception>
    public ThreadModel Threads => _machine?.Model ?? throw new InvalidOperationException("the script has not been loaded on a device yet");

    /// <summary>Whether the main script ended with an uncaught exception, not counting <c>SystemExit</c>.</summary>
    public bool HasFailed => _machine?.MainError is not null;

    /// <summary>Adds a module written in C#, which the script and its own modules can import.</summary>
    /// <param name="name">
    /// The name: letters, digits and underscores, not that of an interpreter's module; a file of that name next to the script is not used.
    /// </param>
    /// <param name="build">
    /// Adds constants, functions and types to the module. Called whenever the program is loaded on a device, before the device runs, so that each
    /// device has its own.
    /// </param>
    /// <returns>The program.</returns>
    /// <exception cref="ArgumentException">The name is not valid, or there is a module of that name.</exception>
    /// <exception cref="InvalidOperationException">The program has been loaded already.</exception>
    public ScriptProgram AddModule(string name, Action<ScriptModule> build)
    {
        if (_machine is not null)
        {
            throw new InvalidOperationException($"the script has been loaded; add the module {name} before that");
        }

        _modules.Add(name, build);
        return this;
    }

    /// <summary>Sets the script's input for <c>sys.stdin</c> and <c>input()</c>, including its end. Call it before the device runs.</summary>
    /// <param name="text">The whole input.</param>
    /// <exception cref="InvalidOperationException">The script has not been loaded.</exception>
    public void SetInput(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        Input.Feed(text);
        Input.Close();
    }

    /// <summary>The exit code of the main script: 0 without an exception, the argument of <c>sys.exit</c>, or 1.</summary>
    internal ScriptExit Exit => HasFailed ? new ScriptExit(1, null) : ScriptExit.Of(Machine, Machine.MainExit);

    /// <summary>The script's input on <c>sys.stdin</c>.</summary>
    internal StandardInput Input => Machine.Services.Get<StandardInput>();

    /// <summary>Runs until no thread is left, none can run again, the time is up, or it is told to stop.</summary>
    /// <param name="limit">The longest virtual time.</param>
    /// <param name="stop">Asked between two instants; it must not change the device.</param>
    internal RunOutcome Run(TimeSpan limit, Func<bool> stop) => Threads.Run(limit, stop);

    /// <summary>The numbers of the pins whose changes call a function of the script.</summary>
    internal IReadOnlyList<int> PinsWithHandler => Machine.Services.Get<PinBoard>().WithHandler;

    /// <summary>The lost calls of callbacks, one message per line.</summary>
    internal IEnumerable<string> LostCallbacks => Machine.Callbacks.Lost.Select(lost => string.Create(
        System.Globalization.CultureInfo.InvariantCulture,
        $"{lost.Value} {(lost.Value == 1 ? "call" : "calls")} of the callback of {lost.Key} {(lost.Value == 1 ? "was" : "were")} lost, "
        + $"as {CallbackQueue.Most} callbacks waited already: a callback takes too long, or the main thread waits for something other than time"));

    internal Machine Machine => _machine ?? throw new InvalidOperationException("the script has not been loaded on a device yet");

    private Machine? _machine;

    private static MachineParts Parts { get; } = new()
    {
        BuiltIns = [.. BuiltIns.All, .. NativeModules.ForPrelude],
        Names = BuiltIns.Names,
        Modules = NativeModules.Makers,
        ModuleNames = MicroPython.ModuleNames.All,
        NewThread = static (machine, thread, call) => new ScriptBody(machine, new ScriptThread(machine, thread, call)),
    };

    // The things that a script has left running besides its threads: timers, pins, callbacks and statements that wait for the main thread.
    private static ThreadOutlook OutlookOf(Machine machine) =>
        machine.Callbacks.HasWaiting || machine.Prompt.Count > 0 || machine.Services.Get<TimerBoard>().IsAnyRunning ? ThreadOutlook.Time
        : machine.Services.Get<PinBoard>().WithHandler.Count > 0 ? ThreadOutlook.Event
        : ThreadOutlook.Nothing;

    // A script that reads takes the lines; otherwise they are statements, which wait for the end of the script.
    private void Take(ReplSession session, string line, InterruptContext isr)
    {
        if (session.IsExecuting && (Input.IsWanted || _script.ReadsInput))
        {
            Input.Feed(line + "\n");
        }
        else
        {
            session.Enter(line, isr);
        }
    }

    /// <inheritdoc/>
    public void Load(Device device)
    {
        var dialect = _options.Dialect switch
        {
            ScriptDialect.Loboris => ThreadDialect.Loboris,
            ScriptDialect.Pycom => ThreadDialect.Pycom,
            _ => _script.UsesThreads && !_script.SpeaksLoboris ? ThreadDialect.Pycom : ThreadDialect.Loboris,
        };
        var threads = ThreadOptions.FromMenuConfig(_config, dialect) with { Profile = _options.Profile, IsGilFair = _options.IsGilFair };
        var model = new ThreadModel(device, threads);
        var made = new Dictionary<string, ModuleObject>(StringComparer.Ordinal);
        var machine = new Machine(model, _options, new ModuleLoader(_script.ReadBeside), _modules.AddTo(Parts, made));
        _modules.Build(machine, made);
        _machine = machine;
        var code = _script.Compile();
        machine.Names.Know(code);
        var main = machine.Modules.Add("__main__", _script.Name);
        var body = new CodeFunctionObject(code, main.Attributes, main.Attributes);
        // If a host serves the device, its console is the board's: incoming lines are typed at the prompt.
        var session = new ReplSession(this);
        model.Console.Output = device.Host.Console;
        device.Host.OnConsole(CoreId.Core0, (isr, line) => Take(session, line, isr));
        Input.Waits = device.Host.EndLine;
        model.Outlook = () => OutlookOf(machine);
        device.Host.IsConsoleIdle = () => session.IsReady || Input is { IsWanted: true, Count: 0 };
        model.StartMain(ScriptCallable.OfScript(machine, Value.Of(body)));
    }
}
