using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text.RegularExpressions;
using Rtos.Cli;

namespace Rtos.Tests.Cli;

/// <summary><c>esp32emu serve</c> as a process whose devices never come back to the kernel.</summary>
[TestClass]
public sealed partial class ServeHangTests
{
    private const int Terminate = 15;
    private const int Interrupt = 2;

    [TestMethod]
    [DataRow(HangingServe.WhileLoading, Terminate)]
    [DataRow(HangingServe.InATask, Terminate)]
    [DataRow(HangingServe.InATask, Interrupt)]
    [DataRow(HangingServe.WhileLoading, 0)]
    public void Serve_DevicesHang_AnswersAndEndsInTimeWithoutAnUnhandledException(string where, int signal)
    {
        if (OperatingSystem.IsWindows() && signal != 0)
        {
            Assert.Inconclusive("this system has no such signal");
        }

        using var serve = Start(where);
        var errors = serve.StandardError.ReadToEndAsync();
        serve.StandardInput.WriteLine("devices");
        serve.StandardInput.Flush();
        var shown = new List<string>();
        for (var line = serve.StandardOutput.ReadLine(); line != "ok"; line = serve.StandardOutput.ReadLine())
        {
            shown.Add(line ?? throw new AssertFailedException(errors.GetAwaiter().GetResult()));
        }

        Assert.IsTrue(shown.Exists(l => l.StartsWith(" hang0 ", StringComparison.Ordinal)));
        Assert.IsTrue(shown.Exists(l => l.StartsWith(" good ", StringComparison.Ordinal)));
        Ask(serve, signal);
        Assert.IsTrue(serve.WaitForExit(TimeSpan.FromSeconds(30)), "it does not end");
        Assert.AreEqual(ExitCode.RunFailed, serve.ExitCode);
        var error = errors.GetAwaiter().GetResult();
        Assert.DoesNotContain("   at ", error);
        Assert.DoesNotContain("nhandled", error);
        Assert.HasCount(1, HangsTold().Matches(error));
    }

    private static void Ask(Process serve, int signal)
    {
        if (signal == 0)
        {
            serve.StandardInput.WriteLine("quit");
            serve.StandardInput.Flush();
        }
        else
        {
            Assert.AreEqual(0, Signal(serve.Id, signal));
        }
    }

    private static Process Start(string where)
    {
        var start = new ProcessStartInfo("dotnet", ["exec", typeof(ServeHangTests).Assembly.Location, "serve", where])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        return Process.Start(start)!;
    }

    [GeneratedRegex("(?m)^esp32emu: .*\\bhang0 does not stop")]
    private static partial Regex HangsTold();

    [LibraryImport("libc", EntryPoint = "kill")]
    private static partial int Signal(int process, int signal);
}
