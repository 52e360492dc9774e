using Rtos.Core;
using Rtos.Tasks;

namespace Rtos.Fuzz;

/// <summary>Functions that a random program gives to the emulator: each makes random calls itself.</summary>
internal static class ApiDelegates
{
    internal static readonly Dictionary<Type, Func<ApiProgram, ApiStation, object?>> Makers = new()
    {
        [typeof(Action)] = (p, s) => new Action(() => p.Interfere(s, ApiPlace.Hook)),
        [typeof(Action<string>)] = (p, s) => new Action<string>(_ => p.Interfere(s, ApiPlace.Hook)),
        [typeof(Action<StackOverflow>)] = (p, s) => new Action<StackOverflow>(o => p.Interfere(s, ApiPlace.Hook, o)),
        [typeof(Action<int, object>)] = (p, s) => new Action<int, object>((_, _) => p.Interfere(s, ApiPlace.Hook)),
        [typeof(Action<InterruptContext>)] = (p, s) => new Action<InterruptContext>(isr => ApiInterrupts.Run(p, s, isr)),
        [typeof(Func<InterruptContext, InterruptRoutine>)] = (p, s) => new Func<InterruptContext, InterruptRoutine>(isr => ApiInterrupts.Work(p, s, isr)),
        [typeof(Action<InterruptContext, string>)] = (p, s) => new Action<InterruptContext, string>((isr, _) => ApiInterrupts.Run(p, s, isr)),
        [typeof(Action<RtosStreamBuffer, bool>)] = (p, s) => new Action<RtosStreamBuffer, bool>((b, _) => p.Interfere(s, ApiPlace.StreamCallback, b)),
        [typeof(Func<bool>)] = (p, s) => new Func<bool>(() =>
        {
            p.Interfere(s, ApiPlace.Condition);
            return p.Dice.Percent(20);
        }),
        [typeof(Func<object, object>)] = (p, s) => new Func<object, object>(o =>
        {
            p.Interfere(s, ApiPlace.Tag);
            return o;
        }),
        [typeof(Func<RtosTask, Routine>)] = (p, s) => new Func<RtosTask, Routine>(me => ApiBodies.Body(p, s, me)),
        [typeof(Func<RtosTimer, Routine>)] = (p, s) => new Func<RtosTimer, Routine>(_ => ApiBodies.Callback(p, s)),
        [typeof(Func<Routine>)] = (p, s) => new Func<Routine>(() => ApiBodies.Callback(p, s)),
    };
}
