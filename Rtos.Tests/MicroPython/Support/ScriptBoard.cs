using Rtos.Core;
using Rtos.MicroPython;
using Rtos.Thread;

namespace Rtos.Tests.MicroPython;

/// <summary>A board that runs a script, for tests.</summary>
internal sealed class ScriptBoard
{
    private const string Settings = """{ "FREERTOS_HZ": 1000 }""";

    private readonly ScriptProgram _program;

    internal ScriptBoard(string source, Func<ScriptOptions, ScriptOptions>? options = null, string settings = Settings, Action<ScriptProgram>? modules = null)
    {
        var config = MenuConfig.Parse(settings, "test");
        var chosen = ScriptOptions.FromMenuConfig(config);
        _program = new ScriptProgram(Script.Parse(source), config, options is null ? chosen : options(chosen));
        modules?.Invoke(_program);
        Device = new Device(config);
        Device.Load(_program);
    }

    internal Device Device { get; }

    internal ThreadModel Threads => _program.Threads;

    internal Machine Machine => _program.Machine;

    /// <summary>What was printed.</summary>
    internal string Output => Threads.Console.Text;

    /// <summary>Runs a script to its end, at most ten virtual seconds or as long as is said, and gives what it printed.</summary>
    internal static string Run(string source, Func<ScriptOptions, ScriptOptions>? options = null, TimeSpan? limit = null)
    {
        var board = new ScriptBoard(source, options);
        board.Run(limit ?? TimeSpan.FromSeconds(10));
        return board.Output;
    }

    /// <summary>Runs a script and compares what it printed; lines end in a line feed.</summary>
    internal static void AssertPrints(string expected, string source, Func<ScriptOptions, ScriptOptions>? options = null, TimeSpan? limit = null) =>
        Assert.AreEqual(expected.ReplaceLineEndings("\n").TrimEnd('\n'), Run(source, options, limit).TrimEnd('\n'));

    internal RunOutcome Run(TimeSpan limit) => Threads.Run(limit);
}
