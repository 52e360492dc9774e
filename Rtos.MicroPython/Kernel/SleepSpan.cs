using Rtos.Core;
using Rtos.Thread;

namespace Rtos.MicroPython;

/// <summary>The time of a sleep that callbacks interrupt: after each the thread continues to sleep to the same end.</summary>
/// <param name="Begin">The time at which the script began to sleep.</param>
/// <param name="EndTick">The tick at which it ends; 0 when it is unset.</param>
internal readonly record struct SleepSpan(Instant Begin, long EndTick)
{
    /// <summary>Whether there is none.</summary>
    internal bool IsUnset => EndTick == 0;

    /// <summary>The time of a sleep about to begin; unset if it does not wait.</summary>
    internal static SleepSpan Of(KernelRequest request, ThreadModel model, Instant now)
    {
        if (request.Arguments.Positional is not [{ Kind: PyKind.Int or PyKind.Float } time, ..])
        {
            return default;
        }

        var milliseconds = ArgumentReader.Float(time) * (request.Function == model.Runtime.Sleep ? 1000 : 1);
        return milliseconds > 0 ? new SleepSpan(now, SleepStages.TickAfter(model, now, milliseconds)) : default;
    }

    /// <summary>The remaining cycles of the sleep.</summary>
    internal long CyclesLeft(DeviceClock clock, Instant now) => (EndTick * clock.CyclesPerTick.Value) - now.Value;

    /// <summary>The script's result when the sleep has ended: the same as without callbacks.</summary>
    internal PyResult ResultOf(KernelRequest request, ThreadModel model)
    {
        var arguments = request.Arguments;
        var real = arguments.Positional.Count > 1 ? arguments[1] : arguments.Keyword("real");
        if (real is not { IsTrue: true })
        {
            return new PyResult(PyValue.None, null);
        }

        var slept = model.Device.Clock.ToTimeSpan(model.Device.Now - Begin).TotalMilliseconds;
        return new PyResult(request.Function == model.Runtime.Sleep ? PyValue.Of(slept / 1000) : PyValue.Of((long)slept), null);
    }
}
