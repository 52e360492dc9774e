using System.Collections.Frozen;
using Rtos.Core;
using Rtos.Tasks;

namespace Rtos.Testing;

/// <summary>The names of calls in traces.</summary>
internal static class TraceWords
{
    // The calls of MicroPython's pins and timers, which are not the kernel's.
    private static readonly FrozenSet<string> OfScripts = FrozenSet.Create(StringComparer.Ordinal, "pin", "timer");

    static TraceWords() => CallRow.Load(typeof(RtosTask).Assembly);

    /// <summary>Whether a task, or a callback that runs in one, has a call of this name; a front end may have added some.</summary>
    internal static bool IsTaskCall(string name) => CallRow.Names(CallContexts.Task).Contains(name);

    internal static bool IsInterruptCall(string name) => OfScripts.Contains(name) || CallRow.Names(CallContexts.Interrupt).Contains(name);

    /// <summary>Why a task has no such call.</summary>
    internal static string NoTaskCall(string name) => IsInterruptCall(name)
        ? $"{name} is a call of interrupts, not of tasks"
        : $"no call is named {name}{NearestName.Hint(name, CallRow.Names(CallContexts.Task))}";

    /// <summary>Why an interrupt has no such call.</summary>
    internal static string NoInterruptCall(string name) => IsInterruptCall($"{name}FromISR")
        ? $"{name} is a call of tasks; did you mean {name}FromISR?"
        : $"no call of an interrupt is named {name}{NearestName.Hint(name, CallRow.Names(CallContexts.Interrupt).Concat(OfScripts))}";
}
