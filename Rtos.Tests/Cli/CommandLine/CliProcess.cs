using System.Diagnostics;

namespace Rtos.Tests.Cli;

/// <summary>The command as a process of its own.</summary>
internal static class CliProcess
{
    /// <summary>Runs it to its end.</summary>
    /// <param name="typed">Its standard input.</param>
    /// <param name="mostMemory">The most bytes that .NET may use for objects; 0 for any.</param>
    /// <param name="args">The arguments.</param>
    internal static CommandLineRun Run(string typed, long mostMemory, params string[] args)
    {
        var host = Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet";
        var start = new ProcessStartInfo(host, [Path.Combine(AppContext.BaseDirectory, "esp32emu.dll"), .. args])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        if (mostMemory > 0)
        {
            start.Environment["DOTNET_GCHeapHardLimit"] = mostMemory.ToString("x", System.Globalization.CultureInfo.InvariantCulture);
        }

        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEndAsync();
        process.StandardInput.Write(typed);
        process.StandardInput.Close();
        process.WaitForExit();
        return new CommandLineRun(process.ExitCode, output.GetAwaiter().GetResult(), error.GetAwaiter().GetResult());
    }
}
