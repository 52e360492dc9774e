using Rtos.Core;
using Rtos.Thread;

namespace Threads;

/// <summary>What the programs have in common: a device with its threads, both dialects over them, what they print on the output.</summary>
internal sealed class Chip
{
    internal Chip(TextWriter output, ThreadDialect dialect, ThreadProfile profile = ThreadProfile.Document, string options = "")
    {
        var config = MenuConfig.Parse($$"""{ "FREERTOS_HZ": 1000, {{options}} }""", "menuconfig.json");
        Device = new Device(config);
        Threads = new ThreadModel(Device, ThreadOptions.FromMenuConfig(config, dialect) with { Profile = profile });
        Threads.Console.Output = output;
        Loboris = new LoborisModule(Threads);
        Pycom = new PycomModule(Threads);
    }

    internal Device Device { get; }

    internal ThreadModel Threads { get; }

    internal LoborisModule Loboris { get; }

    internal PycomModule Pycom { get; }

    internal long Milliseconds => (long)Device.Clock.ToTimeSpan(Device.Now - Instant.Start).TotalMilliseconds;

    /// <summary>Runs a main script for ten seconds at the most.</summary>
    internal RunOutcome Run(Func<PyThread, Routine> script)
    {
        Threads.StartMain(script);
        return Threads.Run(TimeSpan.FromSeconds(10));
    }

    /// <summary>What a call gives, or the exception that it raises.</summary>
    internal static async Routine<string> Try(Func<RtosCall<PyValue>> call)
    {
        try
        {
            return (await call()).Repr;
        }
        catch (PyException e)
        {
            return e.Error.ToString();
        }
    }
}
