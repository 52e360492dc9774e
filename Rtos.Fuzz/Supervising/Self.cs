using System.Diagnostics;

namespace Rtos.Fuzz;

/// <summary>Starts this program again.</summary>
internal static class Self
{
    /// <summary>Prepares a process of this program whose standard streams are ours.</summary>
    /// <param name="arguments">Its arguments.</param>
    /// <param name="memoryMegabytes">The most memory that its garbage collector may use.</param>
    internal static ProcessStartInfo Start(IEnumerable<string> arguments, int memoryMegabytes)
    {
        // The tool's own assembly: the process may be a test host that only uses it.
        var start = new ProcessStartInfo(Host())
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        start.ArgumentList.Add("exec");
        start.ArgumentList.Add(typeof(Self).Assembly.Location);
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        start.Environment["DOTNET_GCHeapHardLimit"] = $"0x{(long)memoryMegabytes << 20:X}";
        start.Environment["DOTNET_gcServer"] = "0";
        start.Environment["DOTNET_DbgEnableMiniDump"] = "0";
        start.Environment["DOTNET_TieredPGO"] = "0";
        return start;
    }

    private static string Host() =>
        Environment.ProcessPath is { } path && Path.GetFileNameWithoutExtension(path) == "dotnet"
            ? path
            : Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet";
}
