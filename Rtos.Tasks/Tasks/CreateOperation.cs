using Rtos.Core;

namespace Rtos.Tasks;

/// <summary>A task creates another. The request is in <c>Target</c>. FreeRTOS: <c>xTaskCreate</c>.</summary>
internal sealed class CreateOperation() : KernelOperation<RtosTask?>(TaskRows.Create)
{
    // FreeRTOS takes the memory of the stack and of the control block before it makes the task.
    private const byte Pieces = 2;

    internal override bool Step(Scheduler scheduler, Tcb caller, ref KernelCall call)
    {
        var order = (CreateOrder)call.Target!;
        while (call.Phase < Pieces)
        {
            call.Phase++;
            scheduler.LeaveHeap(order.Definition.Memory);
            if (scheduler.Active.SwitchDue)
            {
                return false;
            }
        }

        var created = scheduler.CreateTask(order.Definition);
        order.Handle = created?.Handle as RtosTask;
        call.Result = created is null ? 0 : 1;
        return true;
    }

    internal override RtosTask? Read(ref KernelCall call)
    {
        // The record stays until the next call: it must not keep alive what the new task's body refers to. If asked for a second
        // time, nothing is left of it.
        var order = call.Target as CreateOrder;
        call.Target = null;
        return order?.Handle;
    }

    internal override TraceValue Describe(in KernelCall call) => TraceValue.OkOrFail(call.Result != 0);

    internal override void Abandon(ref KernelCall call)
    {
        if (call.IsOpen)
        {
            (call.Target as CreateOrder)?.Abandoned?.Invoke();
        }
    }
}

/// <summary>A task's request to create another, and its result.</summary>
internal sealed class CreateOrder(TaskDefinition definition)
{
    internal TaskDefinition Definition => definition;

    // The new task may run, end and be freed before its creator continues: the handle is kept here from the start.
    internal RtosTask? Handle { get; set; }

    /// <summary>Called if the creator is deleted before the task is made.</summary>
    internal Action? Abandoned { get; init; }
}
