using System.Diagnostics;

namespace Rtos.Tests.Cli;

/// <summary>The command as a user's shell starts it: with redirections and pipes. <c>$E</c> is the command.</summary>
internal static class CliShell
{
    internal static string Command { get; } =
        $"{Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet"} {Path.Combine(AppContext.BaseDirectory, "esp32emu.dll")}";

    /// <summary>Runs a line of the shell to its end; the code is that of its last command.</summary>
    internal static CommandLineRun Run(string folder, string line)
    {
        using var process = Start(folder, "/bin/sh", "-c", line);
        process.StandardInput.Close();
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEndAsync();
        process.WaitForExit();
        return new CommandLineRun(process.ExitCode, output.GetAwaiter().GetResult(), error.GetAwaiter().GetResult());
    }

    /// <summary>Starts the command itself, so that signals reach it and no shell.</summary>
    internal static Process Start(string folder, string command)
    {
        var parts = $"{Command} {command}".Split(' ');
        return Start(folder, parts[0], parts[1..]);
    }

    /// <summary>Sends a signal to a process.</summary>
    internal static void Signal(Process process, string name) => Run("/", $"kill -{name} {process.Id}");

    private static Process Start(string folder, string file, params string[] arguments)
    {
        if (!OperatingSystem.IsLinux())
        {
            Assert.Inconclusive("needs a Linux shell");
        }

        var start = new ProcessStartInfo(file, arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
            WorkingDirectory = folder,
        };
        start.Environment["E"] = Command;
        return Process.Start(start)!;
    }
}
