using System.Reflection;
using System.Runtime.CompilerServices;

namespace Rtos.Core;

/// <summary>Describes an async method: its name, and the cost of its frame.</summary>
/// <param name="Name">The method's name in the source.</param>
/// <param name="DeclaredBytes">The bytes of its <see cref="StackFrameAttribute"/>, or null.</param>
internal sealed record FrameInfo(string Name, int? DeclaredBytes)
{
    /// <summary>Looks a method up.</summary>
    /// <param name="machine">The state machine that the compiler makes of the method.</param>
    internal static FrameInfo Of(Type machine)
    {
        var definition = machine.IsGenericType ? machine.GetGenericTypeDefinition() : machine;
        const BindingFlags All = BindingFlags.Static | BindingFlags.Instance | BindingFlags.Public
            | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;
        var method = machine.DeclaringType?.GetMethods(All)
            .FirstOrDefault(m => m.GetCustomAttribute<AsyncStateMachineAttribute>()?.StateMachineType == definition);
        var bytes = method?.GetCustomAttribute<StackFrameAttribute>()?.Bytes;
        return new FrameInfo(NameOf(method?.Name ?? machine.Name), bytes);
    }

    // The compiler writes <Outer>b__0 for a lambda inside Outer, <Outer>g__Inner|0_0 for a local function.
    private static string NameOf(string name)
    {
        var close = name.IndexOf('>', StringComparison.Ordinal);
        if (!name.StartsWith('<') || close < 1)
        {
            return name;
        }

        var inner = name.IndexOf("g__", close, StringComparison.Ordinal);
        if (inner > 0)
        {
            var bar = name.IndexOf('|', inner);
            return name[(inner + 3)..(bar < 0 ? name.Length : bar)];
        }

        return name.EndsWith('$') ? name[1..close] : $"lambda in {NameOf(OuterOf(name))}";
    }

    // The text between the outermost brackets: a lambda in a program's top level is in <Main>$.
    private static string OuterOf(string name)
    {
        var depth = 0;
        for (var i = 0; i < name.Length; i++)
        {
            depth += name[i] == '<' ? 1 : name[i] == '>' ? -1 : 0;
            if (depth == 0)
            {
                return name[1..i];
            }
        }

        return name;
    }
}

/// <summary>The description of one state machine, looked up once.</summary>
/// <typeparam name="TStateMachine">The state machine that the compiler makes of the method.</typeparam>
internal static class FrameInfo<TStateMachine>
{
    internal static readonly FrameInfo Instance = FrameInfo.Of(typeof(TStateMachine));

    /// <summary>An awaiter of the method that is neither a kernel call's nor a routine's, or null.</summary>
    internal static readonly Type? ForeignAwait = ForeignAwaits.FirstIn(typeof(TStateMachine));
}
