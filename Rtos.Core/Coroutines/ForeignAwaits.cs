using System.Reflection;
using System.Runtime.CompilerServices;

namespace Rtos.Core;

/// <summary>Finds what async methods await that is neither a kernel call nor a routine.</summary>
internal static class ForeignAwaits
{
    /// <summary>The first awaiter in a method that is not ours, or null.</summary>
    /// <param name="stateMachine">
    /// The compiler's state machine of the method. It has a field for each type of awaiter, whether the method reaches that
    /// <c>await</c> or not; awaiters that are classes share one of type <see cref="object"/>.
    /// </param>
    internal static Type? FirstIn(Type stateMachine)
    {
        const BindingFlags Fields = BindingFlags.Instance | BindingFlags.NonPublic | BindingFlags.Public | BindingFlags.DeclaredOnly;
        return stateMachine.GetFields(Fields)
            .Where(f => f.Name.StartsWith("<>u__", StringComparison.Ordinal))
            .Select(f => f.FieldType)
            .FirstOrDefault(t => !typeof(IRtosAwaiter).IsAssignableFrom(t));
    }

    /// <summary>What is awaited: TaskAwaiter -> Task, YieldAwaitable+YieldAwaiter -> YieldAwaitable.</summary>
    internal static string NameOf(Type awaiter)
    {
        if (awaiter == typeof(object))
        {
            return "an object that is neither";
        }

        var name = (awaiter.DeclaringType ?? awaiter).Name;
        var tick = name.IndexOf('`', StringComparison.Ordinal);
        name = tick < 0 ? name : name[..tick];
        return name.EndsWith("Awaiter", StringComparison.Ordinal) ? name[..^"Awaiter".Length] : name;
    }

    /// <summary>
    /// A method of another kind (async Task, async ValueTask …) waits for a kernel call or a routine. Its builder would end the
    /// process if an exception were thrown here, so the device is stopped without one.
    /// </summary>
    /// <param name="continuation">How the method would continue.</param>
    internal static void RefuseCaller(Action continuation)
    {
        if (CallGate.Running is { } calls)
        {
            calls.Scheduler.Panics.StopBecause(
                PanicKind.ForeignAwait,
                $"{MethodOf(continuation)} awaits a kernel call or a routine, but is not declared async Routine; "
                + "a helper of a task returns Routine or Routine<T>, not Task, ValueTask or void");
        }
    }

    // The builders keep the state machine in a generic box, to which the continuation belongs.
    private static string MethodOf(Action continuation)
    {
        var machine = continuation?.Target?.GetType().GetGenericArguments()
            .FirstOrDefault(t => typeof(IAsyncStateMachine).IsAssignableFrom(t) && t != typeof(IAsyncStateMachine));
        return machine is null ? "an async method" : FrameInfo.Of(machine).Name;
    }
}
