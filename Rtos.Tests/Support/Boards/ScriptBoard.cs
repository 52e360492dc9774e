using Rtos.Core;
using Rtos.MicroPython;
using Rtos.Thread;

namespace Rtos.Tests.Support;

/// <summary>A board that runs a script.</summary>
internal sealed class ScriptBoard : Board
{
    private const string Milliseconds = """{ "FREERTOS_HZ": 1000 }""";

    private readonly ScriptProgram _program;

    internal ScriptBoard(
        string source, Func<ScriptOptions, ScriptOptions>? options = null, string settings = Milliseconds, Action<ScriptProgram>? modules = null)
        : this(source, MenuConfig.Parse(settings, "test"), options, modules)
    {
    }

    private ScriptBoard(string source, MenuConfig config, Func<ScriptOptions, ScriptOptions>? options, Action<ScriptProgram>? modules)
        : base(new Device(config))
    {
        var chosen = ScriptOptions.FromMenuConfig(config);
        _program = new ScriptProgram(Script.Parse(source), config, options is null ? chosen : options(chosen));
        modules?.Invoke(_program);
        Device.Load(_program);
    }

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
