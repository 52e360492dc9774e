using Rtos.Core;
using Rtos.Explore;
using Rtos.MicroPython;
using Rtos.Thread;

namespace Rtos.Cli;

/// <summary>A MicroPython script that is searched.</summary>
/// <param name="script">The script.</param>
/// <param name="config">The settings of the board.</param>
/// <param name="options">The options of the script.</param>
/// <param name="until">The end of each run.</param>
/// <param name="stop">Cuts runs short; null for none.</param>
internal sealed class ScriptSubject(Script script, MenuConfig config, ScriptOptions options, Instant until, SearchStop? stop = null) : SearchSubject
{
    // Many scripts never end.
    private const int UsualSeconds = 10;

    /// <summary>The end of each run.</summary>
    /// <param name="given">The value of <c>--until</c>; null if it is not given.</param>
    /// <param name="config">The settings of the board.</param>
    internal static Instant EndOf(string? given, MenuConfig config)
    {
        var kernel = config.ToDeviceConfiguration();
        return VirtualTime.ParseEnd(given, kernel) ?? Instant.Start + new Device(kernel).Clock.Seconds(UsualSeconds);
    }

    internal override SearchRun Begin() => new Run(script, config, options, until, stop);

    private sealed class Run : StoppableRun
    {
        private readonly ScriptProgram _program;
        private RunOutcome _outcome;

        internal Run(Script script, MenuConfig config, ScriptOptions options, Instant until, SearchStop? stop)
            : base(stop)
        {
            _program = new ScriptProgram(script, config, options);
            Device = new Device(config);
            Device.Load(_program);
            _program.Threads.Console.Output = TextWriter.Null;
            _program.Threads.IsPromptServed = false;
            Until = until;
        }

        internal override Device Device { get; }

        internal override Instant Until { get; }

        internal override void Execute(Func<bool> stop) => _outcome = _program.Run(Device.Clock.ToTimeSpan(Until - Instant.Start), stop);

        internal override string? PlaceOf(string task) => _program.Threads.Threads.FirstOrDefault(t => t.Task.Name == task)?.Location;

        internal override SearchFailure? LookAtEnd()
        {
            if (_program.Threads.Diagnostics.FirstUnhandled is { } unhandled)
            {
                var place = unhandled.Frame is { } frame ? $" at {frame}" : "";
                return new SearchFailure(FailureKind.Assert, $"{unhandled.Thread} {unhandled.Error}", $"thread {unhandled.Thread} ended with {unhandled.Error}{place}", unhandled.At);
            }

            if (_program.Exit.Code != 0)
            {
                return new SearchFailure(FailureKind.Assert, "exit", FormattableString.Invariant($"the script ended with exit code {_program.Exit.Code}"), Device.Now);
            }

            var diagnostics = _program.Threads.Diagnostics;
            return _outcome == RunOutcome.Deadlock || diagnostics.HasCycle
                ? diagnostics.Of(ThreadDiagnosticKind.Deadlock) is [var first, ..] ? new SearchFailure(FailureKind.Deadlock, first.Thread, first.Message, first.Time) : null
                : null;
        }
    }
}
