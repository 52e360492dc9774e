using Rtos.Core;

namespace Rtos.Cli;

/// <summary>Chooses the <c>menuconfig.json</c> of a run: that of <c>--config</c>, else the one next to the program, else the one in the current folder.</summary>
internal static class ConfigurationFile
{
    /// <summary>The value of <c>--config</c> for not looking for a file.</summary>
    internal const string None = "none";

    /// <summary>The name of the file to look for.</summary>
    internal const string Name = "menuconfig.json";

    /// <summary>Reads the file, and reports which one it was if it was not named.</summary>
    /// <param name="given">The value of <c>--config</c>; null if it is not given.</param>
    /// <param name="program">The file of the program; null for none.</param>
    /// <param name="error">Receives the report.</param>
    /// <returns>The settings; null if the file does not exist.</returns>
    /// <exception cref="InputException">The file cannot be read or is refused.</exception>
    internal static KernelFile? Find(string? given, string? program, TextWriter error)
    {
        if (given is not null)
        {
            return given == None ? null : KernelFile.Read(given);
        }

        foreach (var folder in (string?[])[program is null ? null : Path.GetDirectoryName(program), "."])
        {
            if (folder is not null && Path.Combine(folder.Length == 0 ? "." : folder, Name) is var path && File.Exists(path))
            {
                var shown = folder is "" or "." ? Name : path;
                var file = KernelFile.Read(shown);
                error.WriteLine($"esp32emu: using {shown}");
                return file;
            }
        }

        return null;
    }
}
