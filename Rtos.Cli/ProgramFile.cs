using Rtos.Core;
using Rtos.Hosting;
using Rtos.Scenarios;

namespace Rtos.Cli;

/// <summary>A file that a device can run: here, and nowhere else, a file becomes a program.</summary>
/// <param name="Identity">By what it is known again.</param>
/// <param name="Create">Makes the program, anew for each boot.</param>
/// <param name="Kernel">The configuration that the file asks for; null when it says nothing of it.</param>
internal sealed record ProgramFile(ProgramIdentity Identity, Func<IDeviceProgram> Create, DeviceConfiguration? Kernel)
{
    private static readonly Dictionary<string, Func<string, ProgramFile>> Readers = new(StringComparer.OrdinalIgnoreCase)
    {
        [".json"] = ReadScenario,
    };

    /// <summary>Reads a file, by its extension.</summary>
    /// <exception cref="InputException">It is of no kind that can be run, or cannot be read.</exception>
    /// <exception cref="ScenarioException">It is no scenario.</exception>
    internal static ProgramFile Read(string path)
    {
        if (!Readers.TryGetValue(Path.GetExtension(path), out var read))
        {
            throw new InputException($"{path}: a device runs files that end in {string.Join(", ", Readers.Keys)} (scenarios), not \"{Path.GetExtension(path)}\"");
        }

        return read(path);
    }

    private static ProgramFile ReadScenario(string path)
    {
        var scenario = ScenarioReader.Read(path);
        return new ProgramFile(Identify(path), () => new ScenarioRun(scenario), scenario.Kernel);
    }

    private static ProgramIdentity Identify(string path)
    {
        try
        {
            return ProgramIdentity.OfFile(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new InputException($"{path}: the file cannot be read: {e.Message}", e);
        }
    }
}
