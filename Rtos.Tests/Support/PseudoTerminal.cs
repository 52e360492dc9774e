using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text;
using Microsoft.Win32.SafeHandles;

namespace Rtos.Tests.Support;

/// <summary>
/// A process whose standard input, output and error are a terminal of its own, and the other end of that terminal. Linux only:
/// tests begin with <see cref="RequireLinux"/>.
/// </summary>
internal sealed partial class PseudoTerminal : IDisposable
{
    private const int ReadWrite = 0x2;
    private const int NotControlling = 0x100;
    private const int CloseOnExec = 0x80000;
    private const int SetWindowSize = 0x5414;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly SafeFileHandle _master;
    private readonly Process _process;
    private readonly FileStream _input;
    private readonly StringBuilder _text = new();
    private readonly System.Threading.Thread _reader;
    private int _seen;

    private PseudoTerminal(int columns, int rows, string[] command)
    {
        _master = new SafeFileHandle(Open(ReadWrite | NotControlling | CloseOnExec), ownsHandle: true);
        var name = new byte[128];
        if (_master.IsInvalid || Grant(_master) != 0 || Unlock(_master) != 0 || Name(_master, name, name.Length) != 0)
        {
            Assert.Inconclusive("this system gives no pseudo-terminals");
        }

        Resize(columns, rows);
        _input = new FileStream(_master, FileAccess.ReadWrite, bufferSize: 0);
        _process = Launch(Encoding.ASCII.GetString(name).TrimEnd('\0'), command);
        _reader = new System.Threading.Thread(Read) { IsBackground = true, Name = "terminal" };
        _reader.Start();
    }

    /// <summary>All that the process has written, escapes included.</summary>
    internal string Text
    {
        get
        {
            lock (_text)
            {
                return _text.ToString();
            }
        }
    }

    /// <summary>Makes the test inconclusive on systems without these terminals.</summary>
    internal static void RequireLinux()
    {
        if (!OperatingSystem.IsLinux())
        {
            Assert.Inconclusive("pseudo-terminals are tested on Linux");
        }
    }

    /// <summary>Starts a command, such as <c>stty -a</c>.</summary>
    internal static PseudoTerminal Start(params string[] command) => new(80, 24, command);

    /// <summary>Starts <c>esp32emu</c>.</summary>
    internal static PseudoTerminal StartCli(params string[] args) => StartCliWide(80, args);

    /// <summary>Starts <c>esp32emu</c> in a terminal of another width.</summary>
    internal static PseudoTerminal StartCliWide(int columns, params string[] args) =>
        new(columns, 24, [Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet", Path.Combine(AppContext.BaseDirectory, "esp32emu.dll"), .. args]);

    /// <summary>Types a text; <c>\r</c> is Enter.</summary>
    internal void Send(string text)
    {
        _input.Write(Encoding.UTF8.GetBytes(text));
        _input.Flush();
    }

    /// <summary>Waits until the process has written a text, after what an earlier call has found.</summary>
    /// <returns>What it has written since then, up to that text.</returns>
    internal string WaitFor(string text)
    {
        var began = Stopwatch.GetTimestamp();
        lock (_text)
        {
            for (; ; )
            {
                var found = _text.ToString(_seen, _text.Length - _seen).IndexOf(text, StringComparison.Ordinal);
                if (found >= 0)
                {
                    var passed = _text.ToString(_seen, found);
                    _seen += found + text.Length;
                    return passed;
                }

                if (Stopwatch.GetElapsedTime(began) > Patience || (!_reader.IsAlive && _process.HasExited))
                {
                    throw new AssertFailedException($"the terminal does not show \"{text}\" after:\n{_text.ToString(0, _seen)}\nbut:\n{_text.ToString(_seen, _text.Length - _seen)}");
                }

                Monitor.Wait(_text, TimeSpan.FromMilliseconds(100));
            }
        }
    }

    /// <summary>Gives the terminal another size, and tells the process.</summary>
    internal void Resize(int columns, int rows)
    {
        var size = new WindowSize { Rows = (ushort)rows, Columns = (ushort)columns };
        Assert.AreEqual(0, Control(_master, SetWindowSize, ref size));
    }

    /// <summary>Waits for the end of the process.</summary>
    /// <returns>Its exit code.</returns>
    internal int WaitForExit()
    {
        if (!_process.WaitForExit(Patience))
        {
            throw new AssertFailedException($"the process does not end:\n{Text}");
        }

        _reader.Join(TimeSpan.FromSeconds(5));
        return _process.ExitCode;
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
            _process.WaitForExit();
        }

        _process.Dispose();
        _input.Dispose();
        _master.Dispose();
    }

    // The first terminal that the leader of a new session opens is its own: it gets signals from there.
    private static Process Launch(string terminal, string[] command)
    {
        string[] args = ["/bin/sh", "-c", """exec "$@" <"$0" >"$0" 2>&1""", terminal, .. command];
        var start = new ProcessStartInfo("setsid", args) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        start.Environment["TERM"] = "xterm-256color";
        return Process.Start(start)!;
    }

    private void Read()
    {
        var decoder = Encoding.UTF8.GetDecoder();
        var (bytes, characters) = (new byte[4_096], new char[4_097]);
        try
        {
            for (var count = 0; (count = _input.Read(bytes)) > 0;)
            {
                var decoded = decoder.GetChars(bytes, 0, count, characters, 0);
                lock (_text)
                {
                    _text.Append(characters, 0, decoded);
                    Monitor.PulseAll(_text);
                }
            }
        }
        catch (Exception e) when (e is IOException or ObjectDisposedException or OperationCanceledException)
        {
            // Nobody has the other end any more.
        }
    }

    [LibraryImport("libc", EntryPoint = "posix_openpt", SetLastError = true)]
    private static partial int Open(int flags);

    [LibraryImport("libc", EntryPoint = "grantpt")]
    private static partial int Grant(SafeFileHandle master);

    [LibraryImport("libc", EntryPoint = "unlockpt")]
    private static partial int Unlock(SafeFileHandle master);

    [LibraryImport("libc", EntryPoint = "ptsname_r")]
    private static partial int Name(SafeFileHandle master, byte[] name, nint length);

    [LibraryImport("libc", EntryPoint = "ioctl")]
    private static partial int Control(SafeFileHandle master, nuint request, ref WindowSize size);

    [StructLayout(LayoutKind.Sequential)]
    private struct WindowSize
    {
        internal ushort Rows;
        internal ushort Columns;
        internal ushort Width;
        internal ushort Height;
    }
}
