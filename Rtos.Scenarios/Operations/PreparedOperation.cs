using Rtos.Core;

namespace Rtos.Scenarios;

/// <summary>An operation with its row, and with the numbers among its arguments where the record of the call has them.</summary>
internal sealed class PreparedOperation
{
    private KernelCall _filled;

    internal PreparedOperation(ScenarioOperation operation)
    {
        Operation = operation;
        Row = OperationTable.Find(operation.Name)!;

        // What a file does not say, a scenario's task keeps itself, such as its time-out; with the C functions it comes first.
        var implied = Row.Call.Arguments.Length - Row.Arguments.Length;
        for (var i = 0; i < Row.Arguments.Length; i++)
        {
            if (Row.Call.Arguments[implied + i] is var field and not (CallField.Owner or CallField.Kept or CallField.Target))
            {
                _filled.Put(field, Row.Arguments[i].NumberIn(operation));
            }
        }

        TargetsObject = Row.Call.Arguments is [CallField.Target, ..] && operation.KernelObject is not null;
    }

    internal ScenarioOperation Operation { get; }

    internal OperationRow Row { get; }

    /// <summary>Whether the call is about a kernel object that does not have the operation itself.</summary>
    internal bool TargetsObject { get; }

    /// <summary>Fills in the numbers.</summary>
    internal void Fill(ref KernelCall call)
    {
        call.TicksToWait = _filled.TicksToWait;
        call.Slot = _filled.Slot;
        call.Argument = _filled.Argument;
        call.Argument2 = _filled.Argument2;
        call.Flag = _filled.Flag;
        call.Result = _filled.Result;
    }
}
