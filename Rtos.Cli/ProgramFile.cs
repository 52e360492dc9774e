using System.Security.Cryptography;
using System.Text;
using Rtos.Core;
using Rtos.Hosting;
using Rtos.MicroPython;
using Rtos.Scenarios;

namespace Rtos.Cli;

/// <summary>A file that a device can run: the only place where a file becomes a program.</summary>
/// <param name="Identity">Its identity.</param>
/// <param name="Create">Makes the program; called for each boot.</param>
/// <param name="Kernel">The configuration that the file asks for; null if it does not specify one.</param>
internal sealed record ProgramFile(ProgramIdentity Identity, Func<IDeviceProgram> Create, DeviceConfiguration? Kernel)
{
    private static readonly Dictionary<string, Func<string, MenuConfig, DeviceConfiguration?, TextWriter, ProgramFile>> Readers = new(StringComparer.OrdinalIgnoreCase)
    {
        [".json"] = ReadScenario,
        [".py"] = ReadScript,
    };

    /// <summary>Reads a file according to its extension.</summary>
    /// <param name="path">The file.</param>
    /// <param name="config">The settings of scripts' threads; by default, a board whose ticks are milliseconds.</param>
    /// <param name="kernel">The configuration of the device that is to run it; null for that of the file.</param>
    /// <param name="error">Where warnings go; null for nowhere.</param>
    /// <exception cref="InputException">It is not of a kind that can be run, or cannot be read.</exception>
    /// <exception cref="ScenarioException">It is not a scenario.</exception>
    internal static ProgramFile Read(
        string path, MenuConfig? config = null, DeviceConfiguration? kernel = null, TextWriter? error = null)
    {
        NearbyFile.Check(path);
        if (!Readers.TryGetValue(Path.GetExtension(path), out var read))
        {
            throw new InputException($"{path}: a device runs files that end in {string.Join(", ", Readers.Keys)} (scenarios, MicroPython scripts), not \"{Path.GetExtension(path)}\"");
        }

        return read(path, config ?? ScriptCommand.DefaultConfig, kernel, error ?? TextWriter.Null);
    }

    private static ProgramFile ReadScenario(string path, MenuConfig config, DeviceConfiguration? kernel, TextWriter error)
    {
        _ = (config, error);
        var scenario = ScenarioReader.Read(path, kernel);
        return new ProgramFile(Identify(path), () => new ScenarioRun(scenario), scenario.Kernel);
    }

    private static ProgramFile ReadScript(string path, MenuConfig config, DeviceConfiguration? kernel, TextWriter error)
    {
        _ = kernel;
        var script = ScriptCommand.Load(path);
        ScriptCommand.Warn(script, error);

        // What determines a run of a script: its text, its own modules, and the settings of threads and of the interpreter.
        var settings = config.ToPairs().Where(p => p.Key.StartsWith("MICROPY_", StringComparison.Ordinal) || p.Key.StartsWith("ESP32EMU_PY_", StringComparison.Ordinal));
        var text = script.WholeText() + string.Join('\n', settings.Select(p => $"{p.Key}={p.Value}"));
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
        return new ProgramFile(new ProgramIdentity(path, $"sha256:{hash}"), () => new ScriptProgram(script, config), config.ToDeviceConfiguration());
    }

    private static ProgramIdentity Identify(string path)
    {
        try
        {
            return ProgramIdentity.OfFile(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new InputException($"{path}: the file cannot be read: {FileFailure.Why(path, e)}", e);
        }
    }
}
