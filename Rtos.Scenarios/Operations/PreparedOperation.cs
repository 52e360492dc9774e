using Rtos.Core;

namespace Rtos.Scenarios;

/// <summary>An operation with its row, and with its numeric arguments at their places in the record of the call.</summary>
internal sealed class PreparedOperation
{
    private KernelCall _filled;

    internal PreparedOperation(ScenarioOperation operation)
    {
        Operation = operation;
        Row = OperationTable.Find(operation.Name)!;

        // State that the file does not mention is kept by the scenario's task, such as its time-out; the C functions take it first.
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

    /// <summary>Whether the call is about a kernel object other than the one that has the operation.</summary>
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
