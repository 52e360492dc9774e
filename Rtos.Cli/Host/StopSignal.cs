using System.Runtime.InteropServices;

namespace Rtos.Cli;

/// <summary>Ctrl-C and SIGTERM: the first one asks the run to stop between two instants, a second one ends the process at once.</summary>
internal sealed class StopSignal : IDisposable
{
    private readonly ManualResetEventSlim _came = new();
    private readonly List<PosixSignalRegistration> _registrations = [];
    private volatile int _exitCode;
    private Timer? _end;

    // A run stops between two instants, and reports where it is. A run that cannot write, as nobody reads, never gets that far.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    /// <summary>Whether a signal has come.</summary>
    internal bool HasCome => _exitCode != 0;

    /// <summary>128 and the number of the signal that has come, as in shells; 0 before one has come.</summary>
    internal int ExitCode => _exitCode;

    /// <summary>The name by which the user knows the signal.</summary>
    internal string Name => _exitCode == Rtos.Cli.ExitCode.Interrupted ? "Ctrl-C" : "SIGTERM";

    /// <summary>Signals of this process.</summary>
    internal static StopSignal OfProcess()
    {
        var signal = new StopSignal();
        signal.Register(PosixSignal.SIGINT, Rtos.Cli.ExitCode.Interrupted);
        signal.Register(PosixSignal.SIGTERM, Rtos.Cli.ExitCode.Terminated);
        return signal;
    }

    /// <summary>A signal has come; false if another one has come before.</summary>
    internal bool Come(int exitCode)
    {
        var isFirst = Interlocked.CompareExchange(ref _exitCode, exitCode, 0) == 0;
        _came.Set();
        return isFirst;
    }

    /// <summary>Waits for a signal.</summary>
    /// <param name="longest">The longest wait.</param>
    internal void Wait(TimeSpan longest) => _came.Wait(longest);

    /// <summary>Waits for other work of the host; a signal ends the wait.</summary>
    /// <param name="work">The work.</param>
    /// <returns>Whether the work has ended.</returns>
    internal bool WaitFor(Task work) => WaitHandle.WaitAny([((IAsyncResult)work).AsyncWaitHandle, _came.WaitHandle]) == 0;

    public void Dispose()
    {
        _registrations.ForEach(r => r.Dispose());
        _end?.Dispose();
        _came.Dispose();
    }

    // If nothing is done, .NET ends the process, as a shell expects for the signal.
    private void Register(PosixSignal signal, int exitCode) =>
        _registrations.Add(PosixSignalRegistration.Create(signal, context =>
        {
            context.Cancel = Come(exitCode);
            _end ??= new Timer(_ => Environment.Exit(exitCode), null, Patience, Timeout.InfiniteTimeSpan);
        }));
}
