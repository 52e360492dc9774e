using Rtos.Core;
using Rtos.Explore;

namespace Rtos.Testing;

/// <summary>A program in C# that is searched.</summary>
internal sealed class ProgramSubject<T>(Func<Device, T> start, ScheduleSearchOptions<T> options) : SearchSubject
{
    internal override SearchRun Begin() => new Run(start, options);

    private sealed class Run : SearchRun
    {
        private readonly ScheduleSearchOptions<T> _options;
        private readonly T _program;

        internal Run(Func<Device, T> start, ScheduleSearchOptions<T> options)
        {
            _options = options;
            Device = new Device(options.Configuration);
            _program = start(Device);
            Until = options.End(Device);
        }

        internal override Device Device { get; }

        internal override Instant Until { get; }

        internal override bool Looks => _options.AlwaysTrue.Count > 0;

        internal override SearchFailure? Look() => Check(_options.AlwaysTrue, "does not hold");

        internal override SearchFailure? LookAtEnd() => Check(_options.TrueAtEnd, "does not hold at the end of the run");

        private SearchFailure? Check(IReadOnlyList<ScheduleSearchOptions<T>.Condition> conditions, string wrong)
        {
            foreach (var condition in conditions)
            {
                try
                {
                    if (!condition.Holds(_program))
                    {
                        return Failure(condition, $"\"{condition.What}\" {wrong}");
                    }
                }
                catch (Exception e)
                {
                    return Failure(condition, $"\"{condition.What}\" {wrong}: {e.GetType().Name}: {e.Message}");
                }
            }

            return null;
        }

        private SearchFailure Failure(ScheduleSearchOptions<T>.Condition condition, string message) =>
            new(FailureKind.Assert, condition.What, message, Device.Now);
    }
}
