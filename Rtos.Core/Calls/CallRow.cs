using System.Collections.Immutable;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace Rtos.Core;

/// <summary>
/// Describes a kernel call, no matter what makes it: its names, who may make it, and where the record keeps its arguments. C#,
/// scenarios and other kinds of bodies fill in the record by the same row. What the call does is its <see cref="KernelOperation"/>.
/// </summary>
internal sealed class CallRow
{
    private const BindingFlags Static = BindingFlags.Static | BindingFlags.NonPublic;

    private static readonly Lock Gate = new();
    private static readonly List<CallRow> All = [];

    /// <summary>Makes a row. Rows live as long as the process: they are static, except those of <see cref="Shared"/>.</summary>
    /// <param name="name">The name in traces and scenarios, in camelCase.</param>
    /// <param name="cNames">The C functions and macros that it stands for; messages use the first. None for a call that C does not have.</param>
    /// <param name="arguments">Where the record keeps each argument, in the order of the C function.</param>
    internal CallRow(string name, ImmutableArray<string> cNames, params ImmutableArray<CallField> arguments)
    {
        Name = name;
        CNames = cNames;
        FreeRtosName = cNames is [var first, ..] ? first : "no function of FreeRTOS";
        Arguments = arguments;
        lock (Gate)
        {
            All.Add(this);
            Number = All.Count;
        }
    }

    /// <summary>The name in traces and scenarios.</summary>
    internal string Name { get; }

    /// <summary>The FreeRTOS function, in messages; a few words where there is none.</summary>
    internal string FreeRtosName { get; init; }

    /// <summary>The C functions and macros that it stands for.</summary>
    internal ImmutableArray<string> CNames { get; }

    /// <summary>Where the record keeps each argument.</summary>
    internal ImmutableArray<CallField> Arguments { get; }

    /// <summary>Who may make the call.</summary>
    internal CallContexts Contexts { get; init; } = CallContexts.Task | CallContexts.Callback;

    /// <summary>Whether the trace has a line for the call.</summary>
    internal bool IsTraced { get; init; } = true;

    /// <summary>Which time the call takes, if the device has costs.</summary>
    internal CallCost Cost { get; init; }

    /// <summary>Whether the call may wait: whether it takes a number of ticks to wait.</summary>
    internal bool MayWait => Arguments.Contains(CallField.TicksToWait);

    /// <summary>The number of the row, from 1: what the record keeps of a call that has returned at once.</summary>
    internal int Number { get; }

    /// <summary>The row with a number.</summary>
    internal static CallRow Of(int number)
    {
        lock (Gate)
        {
            return All[number - 1];
        }
    }

    /// <summary>The names of the calls that tasks, callbacks or interrupts may make, as far as the process has loaded them, sorted.</summary>
    internal static IReadOnlyCollection<string> Names(CallContexts of)
    {
        lock (Gate)
        {
            return [.. All.Where(r => (r.Contexts & of) != 0).Select(r => r.Name).Distinct().Order(StringComparer.Ordinal)];
        }
    }

    /// <summary>Loads the tables of an assembly, so that <see cref="Names"/> has all their calls.</summary>
    internal static void Load(Assembly assembly)
    {
        foreach (var table in assembly.GetTypes().Where(t => t.GetFields(Static).Any(f => f.FieldType == typeof(CallRow))))
        {
            RuntimeHelpers.RunClassConstructor(table.TypeHandle);
        }
    }

    /// <summary>The row of a call that is created while the program runs; the same row for the same names.</summary>
    internal static CallRow Shared(string name, string freeRtosName)
    {
        lock (Gate)
        {
            return All.Find(r => r.Name == name && r.FreeRtosName == freeRtosName) ?? new CallRow(name, [freeRtosName]);
        }
    }

    /// <summary>The name.</summary>
    public override string ToString() => Name;
}
