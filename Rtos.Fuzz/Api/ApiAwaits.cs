using System.Collections.Concurrent;
using Rtos.Core;

namespace Rtos.Fuzz;

/// <summary>Ways to use a kernel call whose type is known only at run time: the right one, and those of .NET, which are wrong.</summary>
internal abstract class ApiAwaits
{
    private static readonly ConcurrentDictionary<Type, ApiAwaits?> All = new();

    /// <summary>The ways for a type of calls; null when it is none.</summary>
    internal static ApiAwaits? For(Type type) => All.GetOrAdd(type, Make);

    /// <summary>Awaits it as a task should; gives the result to <paramref name="keep"/>.</summary>
    internal abstract Routine Await(object call, Action<object?> keep);

    internal abstract Task InTask(object call);

    internal abstract ValueTask InValueTask(object call);

    internal abstract void InVoid(object call);

    /// <summary>Asks for the result without waiting.</summary>
    internal abstract object? GetResult(object call);

    /// <summary>Registers a continuation, as a builder of .NET does.</summary>
    internal abstract void Continue(object call, Action continuation);

    /// <summary>
    /// Whether it is the default value of a call with a result, or of its awaiter: nobody's call. The compiler's code asks first
    /// whether it is complete, which is refused; asking for its result without that is the one thing that is not checked, as
    /// the check would cost every await.
    /// </summary>
    internal static bool IsDefault(object value) =>
        (value.GetType() is { IsGenericType: true } type)
        && (type.GetGenericTypeDefinition() == typeof(RtosCall<>) || type.GetGenericTypeDefinition() == typeof(RtosCall<>.Awaiter))
        && value.Equals(Activator.CreateInstance(type));

    private static ApiAwaits? Make(Type type) =>
        type == typeof(RtosCall) ? new Plain()
        : type.IsGenericType && type.GetGenericTypeDefinition() == typeof(RtosCall<>)
            ? (ApiAwaits)Activator.CreateInstance(typeof(Typed<>).MakeGenericType(type.GetGenericArguments()), nonPublic: true)!
            : null;

    private sealed class Plain : ApiAwaits
    {
        internal override Routine Await(object call, Action<object?> keep) => Awaiting.Plain((RtosCall)call);

        internal override async Task InTask(object call) => await (RtosCall)call;

        internal override async ValueTask InValueTask(object call) => await (RtosCall)call;

        internal override async void InVoid(object call) => await (RtosCall)call;

        internal override object? GetResult(object call)
        {
            ((RtosCall)call).GetAwaiter().GetResult();
            return null;
        }

        internal override void Continue(object call, Action continuation) => ((RtosCall)call).GetAwaiter().OnCompleted(continuation);
    }

    private sealed class Typed<T> : ApiAwaits
    {
        internal override async Routine Await(object call, Action<object?> keep) => keep(await Awaiting.Result((RtosCall<T>)call));

        internal override async Task InTask(object call) => await (RtosCall<T>)call;

        internal override async ValueTask InValueTask(object call) => await (RtosCall<T>)call;

        internal override async void InVoid(object call) => await (RtosCall<T>)call;

        internal override object? GetResult(object call) =>
            IsDefault(call) ? null : ((RtosCall<T>)call).GetAwaiter().GetResult();

        internal override void Continue(object call, Action continuation) => ((RtosCall<T>)call).GetAwaiter().UnsafeOnCompleted(continuation);
    }
}
