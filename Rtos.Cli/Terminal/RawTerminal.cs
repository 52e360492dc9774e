using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Rtos.Cli;

/// <summary>The terminal on standard input of a Unix process, in raw mode.</summary>
internal sealed partial class RawTerminal : IDisposable
{
    private const int Input = 0;
    private const int Now = 0;

    // Larger than any system's termios structure.
    private const int TermiosBytes = 512;

    private readonly byte[] _before = new byte[TermiosBytes];
    private readonly List<PosixSignalRegistration> _signals = [];
    private bool _isRaw;

    // A terminal that the user has stopped takes no more output: the end of the process does not wait for it.
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(500);

    private readonly Action _leave;

    /// <summary>Switches off the terminal's echo, line editing and signals.</summary>
    /// <param name="leave">Restores the terminal when a signal ends the process.</param>
    internal RawTerminal(Action leave)
    {
        _leave = leave;
        if (GetAttributes(Input, _before) != 0)
        {
            return;
        }

        var raw = (byte[])_before.Clone();
        MakeRaw(raw);
        _isRaw = SetAttributes(Input, Now, raw) == 0;
        foreach (var signal in (PosixSignal[])[PosixSignal.SIGTERM, PosixSignal.SIGHUP, PosixSignal.SIGINT, PosixSignal.SIGQUIT])
        {
            _signals.Add(PosixSignalRegistration.Create(signal, _ => LeaveAndRestore()));
        }
    }

    /// <summary>The bytes that the terminal sends.</summary>
    internal static Stream OpenInput() => new FileStream(new SafeFileHandle(Input, ownsHandle: false), FileAccess.Read, bufferSize: 0);

    public void Dispose()
    {
        Restore();
        foreach (var signal in _signals)
        {
            signal.Dispose();
        }
    }

    // .NET ends the process after this.
    private void LeaveAndRestore()
    {
        try
        {
            Task.Run(_leave).Wait(Patience);
        }
        catch (AggregateException e) when (e.InnerException is IOException)
        {
            // The terminal is gone.
        }

        Restore();
    }

    private void Restore()
    {
        if (_isRaw)
        {
            _isRaw = false;
            _ = SetAttributes(Input, Now, _before);
        }
    }

    [LibraryImport("libc", EntryPoint = "tcgetattr")]
    private static partial int GetAttributes(int file, byte[] attributes);

    [LibraryImport("libc", EntryPoint = "tcsetattr")]
    private static partial int SetAttributes(int file, int when, byte[] attributes);

    [LibraryImport("libc", EntryPoint = "cfmakeraw")]
    private static partial void MakeRaw(byte[] attributes);
}
