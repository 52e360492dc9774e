using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Rtos.Tests.Hosting;

/// <summary>A process of its own with a host in it, so that it can be killed: this very assembly, run as a program.</summary>
internal sealed partial class ChildProcess : IDisposable
{
    private const int Terminate = 15;

    private readonly Process _process;

    internal ChildProcess(string folder)
    {
        var start = new ProcessStartInfo("dotnet", ["exec", typeof(ChildProcess).Assembly.Location, folder])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        _process = Process.Start(start)!;

        // Read away, so that the child never waits for it.
        _process.ErrorDataReceived += (_, line) => Errors += line.Data;
        _process.BeginErrorReadLine();
    }

    internal string Errors { get; private set; } = "";

    internal int ExitCode => _process.ExitCode;

    /// <summary>The next line that it prints; null at its end.</summary>
    internal string? ReadLine() => _process.StandardOutput.ReadLine();

    /// <summary>As <c>kill -9</c> does it: nothing of the child runs any more.</summary>
    internal void Kill() => _process.Kill();

    /// <summary>As a service manager asks it to stop.</summary>
    internal void AskToStop() => Assert.AreEqual(0, Signal(_process.Id, Terminate));

    internal void WaitForExit() => Assert.IsTrue(_process.WaitForExit(TimeSpan.FromSeconds(30)), "the child does not end");

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
            _process.WaitForExit();
        }

        _process.Dispose();
    }

    [LibraryImport("libc", EntryPoint = "kill")]
    private static partial int Signal(int process, int signal);
}
