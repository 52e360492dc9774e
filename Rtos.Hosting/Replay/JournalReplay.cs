using System.Diagnostics;
using Rtos.Core;

namespace Rtos.Hosting;

/// <summary>Runs a journal again: the same program, configuration and inputs, and so the same trace to the byte.</summary>
/// <remarks>
/// <code>
/// var replay = JournalReplay.Open("sensor.0001.jsonl");
/// replay.Check(ProgramIdentity.OfFile("sensor.json"));
/// var result = replay.Run(() => new ScenarioRun(scenario), Console.Out);
/// </code>
/// </remarks>
public sealed class JournalReplay
{
    private readonly JournalReader _reader;
    private readonly string _path;

    private JournalReplay(string path, JournalReader reader)
    {
        _path = path;
        _reader = reader;
    }

    /// <summary>The content of the journal's first line.</summary>
    public JournalHeader Header => _reader.Header;

    /// <summary>Opens a journal and reads its first line.</summary>
    /// <param name="path">The file.</param>
    /// <returns>The replay, to be run.</returns>
    /// <exception cref="JournalException">The file cannot be read, or is not a journal of this version.</exception>
    public static JournalReplay Open(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        return new JournalReplay(path, JournalReader.Open(path));
    }

    /// <summary>Refuses the journal if it belongs to another program or configuration.</summary>
    /// <param name="program">The program to be run.</param>
    /// <param name="configuration">The configuration to run it with; null for the journal's own.</param>
    /// <exception cref="JournalException">Something differs; the message says what, option by option.</exception>
    public void Check(ProgramIdentity program, DeviceConfiguration? configuration = null)
    {
        ArgumentNullException.ThrowIfNull(program);
        var differences = configuration is null ? [] : ConfigurationFields.Differences(Header.Configuration, configuration).ToList();
        if (program.Hash != Header.Program.Hash)
        {
            differences.Insert(0, $"the program {Header.Program.Name} has the hash {Header.Program.Hash} in the journal, {program.Name} has {program.Hash} here");
        }

        if (differences.Count > 0)
        {
            throw new JournalException($"{_path} is the journal of another run:\n  {string.Join("\n  ", differences)}");
        }
    }

    /// <summary>Runs the journal to its end.</summary>
    /// <param name="create">Makes the program; called for each boot.</param>
    /// <param name="trace">Where the trace goes; null for none.</param>
    /// <param name="console">Where the lines of the device's console go; null for nowhere.</param>
    /// <param name="cancellationToken">Ends the replay early.</param>
    /// <returns>The outcome.</returns>
    /// <exception cref="JournalException">
    /// A line is damaged, missing or in a wrong place, other than a torn last one, and nothing was run; or the run does
    /// not go as the live one did. <see cref="JournalException.Line"/> is the line.
    /// </exception>
    public ReplayResult Run(Func<IDeviceProgram> create, TextWriter? trace = null, TextWriter? console = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(create);
        using var activity = EmulatorActivities.Source.StartActivity("replay");
        activity?.SetTag("esp32emu.device", Header.Device);

        // Damage is found before anything is run: a run of hours must not end with it.
        _reader.Check(cancellationToken);
        var run = new ReplayRun(_path, Header.Configuration, create, trace, console, cancellationToken);
        foreach (var entry in _reader.Entries())
        {
            run.Take(entry);
        }

        run.Finish();
        return run.Result(_reader.TornLine);
    }
}
