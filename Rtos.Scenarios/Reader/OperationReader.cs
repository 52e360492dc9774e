using System.Collections.Immutable;
using System.Globalization;
using Rtos.Core;

namespace Rtos.Scenarios;

/// <summary>Reads lists of operations by the rows of the <see cref="OperationTable"/>.</summary>
internal sealed class OperationReader(NameTable names, KernelBlock kernel, ProblemList problems)
{
    private const long MostCycles = 1L << 53;
    private const long MostBits = 0xFFFFFF;
    private const long MostBytes = 1_000_000;

    private static readonly string[] Actions = ["none", "setBits", "increment", "overwrite", "noOverwrite"];

    private readonly NameTable _names = names;
    private readonly KernelBlock _kernel = kernel;
    private readonly ProblemList _problems = problems;
    private readonly TimeReader _times = new(kernel.Configuration, kernel.IsSure);

    /// <summary>Reads a list.</summary>
    /// <param name="list">The list.</param>
    /// <param name="context">The owner of the list.</param>
    /// <param name="caller">The task whose list it is; <see langword="null"/> in other contexts.</param>
    public ImmutableArray<ScenarioOperation> ReadList(JsonValue list, CallContexts context, ScenarioTask? caller)
    {
        var items = list.ReadList("a list of operations");
        var result = ImmutableArray.CreateBuilder<ScenarioOperation>(items.Count);
        var critical = new CriticalSectionCheck(_kernel.Kernel, caller);
        foreach (var item in items)
        {
            try
            {
                var row = ReadRow(item, context);
                var operation = new ScenarioOperation(row.Name, item.Location());
                ReadArguments(operation, row, item, caller);
                result.Add(operation);
                CheckArguments(item, row, operation, context);
                if (result.Count == item.Index + 1)
                {
                    critical.Check(item, row, operation);
                }
            }
            catch (ScenarioException e) when (_problems.Add(e))
            {
                // The next operation is still read.
            }
        }

        // Not if an operation was refused: it may be the one that begins or ends the section.
        if (result.Count == items.Count)
        {
            CheckEnd(critical);
        }

        return result.ToImmutable();
    }

    private static void CheckArguments(JsonValue item, OperationRow row, ScenarioOperation operation, CallContexts context)
    {
        if (context != CallContexts.Task && operation.Spread > 0)
        {
            throw item.Error("only the work of a task may have a range; write one length here");
        }

        if (context == CallContexts.Callback && CriticalSectionCheck.Waits(row, operation))
        {
            throw item.Error($"\"{row.Name}\" may not wait in a callback; its wait must be 0 here");
        }
    }

    private void CheckEnd(CriticalSectionCheck critical)
    {
        try
        {
            critical.CheckEnd();
        }
        catch (ScenarioException e) when (_problems.Add(e))
        {
            // Nothing is read after this one.
        }
    }

    private void ReadArguments(ScenarioOperation operation, OperationRow row, JsonValue item, ScenarioTask? caller)
    {
        for (var i = 1; i < item.Items.Count; i++)
        {
            try
            {
                ReadArgument(operation, row, row.Arguments[i - 1], item.Items[i], caller);
            }
            catch (ScenarioException e) when (_problems.Add(e))
            {
                // The others are still read.
            }
        }
    }

    private OperationRow ReadRow(JsonValue item, CallContexts context)
    {
        var items = item.ReadList("an operation, a list such as [\"yield\"]");
        if (items.Count == 0)
        {
            throw item.Error("an operation begins with its name, found an empty list");
        }

        var name = items[0].ReadText("the name of an operation");
        var row = OperationTable.Find(name)
            ?? throw item.Error($"unknown operation {Phrase.Quote(name)}; {UnknownOperation.Instead(name, context)}");
        CheckContext(item, row, context);
        if (_kernel.Kernel is { } kernel && !row.IsFor(kernel))
        {
            var others = KernelTable.All.Where(k => row.IsFor(k.Kind)).Select(k => k.Name);
            throw item.Error($"flavor \"{KernelTable.Of(kernel).Name}\" has no operation \"{name}\"; flavors that have it: {string.Join(", ", others)}");
        }

        var count = items.Count - 1;
        return count >= row.RequiredArguments && count <= row.Arguments.Length
            ? row
            : throw item.Error(string.Create(
                CultureInfo.InvariantCulture, $"wrong number of arguments for \"{name}\": expected {row.Usage}, found {count} {(count == 1 ? "argument" : "arguments")}"));
    }

    private static void CheckContext(JsonValue item, OperationRow row, CallContexts context)
    {
        if ((row.Contexts & context) != 0)
        {
            return;
        }

        var instead = UnknownOperation.OtherForm(row, context) is { } form
            ? $"use \"{form.Name}\""
            : $"valid: {string.Join(", ", OperationTable.Names(context))}";
        throw item.Error($"\"{row.Name}\" cannot be used in {UnknownOperation.Place(context)}; {instead}");
    }

    private void ReadArgument(ScenarioOperation operation, OperationRow row, OperationArgument argument, JsonValue value, ScenarioTask? caller)
    {
        switch (argument.Kind)
        {
            // A callback has no task of its own: there the word has no meaning.
            case ArgumentKind.TaskOrSelf when caller is not null && value is { Kind: JsonKind.Text, Text: "self" }:
                operation.TargetsSelf = true;
                break;
            case ArgumentKind.Task or ArgumentKind.TaskOrSelf:
                operation.Task = _names.Task(value, row);
                break;
            case ArgumentKind.Object or ArgumentKind.ObjectOfLengthOne:
                operation.KernelObject = ReadObject(row, argument, value);
                break;
            case ArgumentKind.Cycles:
                (operation.Number, operation.Spread) = value.Kind == JsonKind.List ? ReadRange(value) : (_times.ReadCycles(value, 0, MostCycles), 0);
                break;
            case ArgumentKind.Priority:
                operation.Number = value.ReadWhole(0, _kernel.HighestPriority);
                break;
            case ArgumentKind.Value:
                operation.Value = (uint)value.ReadWhole(0, uint.MaxValue);
                break;
            case ArgumentKind.Bits:
                operation.Value = (uint)value.ReadWhole(0, MostBits);
                break;
            case ArgumentKind.SomeBits:
                operation.Value = (uint)value.ReadWhole(1, MostBits);
                break;
            case ArgumentKind.SomeBits2:
                operation.Value2 = (uint)value.ReadWhole(1, MostBits);
                break;
            case ArgumentKind.Value2:
                operation.Value2 = (uint)value.ReadWhole(0, uint.MaxValue);
                break;
            default:
                ReadOption(operation, argument, value);
                break;
        }
    }

    private void ReadOption(ScenarioOperation operation, OperationArgument argument, JsonValue value)
    {
        switch (argument.Kind)
        {
            case ArgumentKind.Wait or ArgumentKind.WaitToCheck:
                operation.Wait = _times.ReadWait(value);
                break;
            case ArgumentKind.Ticks:
                operation.Wait = new Ticks(_times.ReadTicks(value, 0));
                break;
            case ArgumentKind.Increment:
                operation.Wait = new Ticks(_times.ReadTicks(value, 1));
                break;
            case ArgumentKind.NotifyIndex:
                operation.NotifyIndex = (int)value.ReadWhole(0, _kernel.Configuration.NotificationEntries - 1);
                break;
            case ArgumentKind.Flag:
                operation.Flag = value.ReadFlag();
                break;
            case ArgumentKind.Flag2:
                operation.Flag2 = value.ReadFlag();
                break;
            case ArgumentKind.Bytes:
                operation.Value = (uint)value.ReadWhole(0, MostBytes);
                break;
            case ArgumentKind.Period:
                operation.Value = _times.ReadTicks(value, 1);
                break;
            case ArgumentKind.Mask:
                operation.Value = ReadMask(value, _kernel.LetsPass(KernelLeniency.AffinityWithoutCore));
                break;
            case ArgumentKind.Action:
                operation.Action = (NotifyAction)value.ReadChoice("notify action", Actions);
                break;
            default:
                throw new InvalidOperationException($"the argument kind {argument.Kind} is not read");
        }
    }

    // A length of work that is not known exactly: the least and the most.
    private (long Least, uint Spread) ReadRange(JsonValue value)
    {
        var range = value.ReadRange("the least and the most work");
        var least = _times.ReadCycles(range.From, 1, MostCycles);
        var most = _times.ReadCycles(range.To, 1, MostCycles);
        return most < least ? throw range.To.Error("the most work is less than the least")
            : most - least > uint.MaxValue ? throw range.To.Error(string.Create(CultureInfo.InvariantCulture, $"the most work may be {uint.MaxValue} cycles longer than the least; it is {most - least} longer"))
            : (least, (uint)(most - least));
    }

    private ScenarioObject? ReadObject(OperationRow row, OperationArgument argument, JsonValue value)
    {
        var item = _names.Object(value, row, _kernel.LetsPass(argument.Otherwise.Place) ? argument.Otherwise.Types : argument.Types);
        return argument.Kind != ArgumentKind.ObjectOfLengthOne || item is null or { Length: 1 }
            ? item
            : throw value.Error(string.Create(
                CultureInfo.InvariantCulture, $"\"{row.Name}\" needs a queue of length 1; \"{item.Name}\" has length {item.Length}"));
    }

    private static uint ReadMask(JsonValue value, bool mayLackCores)
    {
        var mask = (uint)value.ReadWhole(mayLackCores ? 0 : 1, uint.MaxValue);
        return mayLackCores || (mask & 3) != 0 ? mask : throw value.Error("an affinity mask needs bit 0 (core 0) or bit 1 (core 1)");
    }
}
