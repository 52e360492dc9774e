using Rtos.Core;

namespace Rtos.Hosting;

/// <summary>An input whose target on a device has been found: the interrupt that it becomes.</summary>
/// <param name="Value">The input, its item in normal form.</param>
/// <param name="Core">The core of the interrupt.</param>
/// <param name="Run">The interrupt's action; false if the item was not taken.</param>
/// <param name="Queue">The queue that the item goes to; null for other inputs.</param>
internal sealed record InputTarget(InputValue Value, CoreId Core, Func<InterruptContext, bool> Run, KernelObject? Queue = null)
{
    /// <summary>Finds the target of an input.</summary>
    /// <exception cref="DeviceInputException">There is no such target.</exception>
    internal static InputTarget Find(Device device, InputValue value)
    {
        CheckText(value.Target);
        CheckText(value.Text ?? "");
        return value.Kind switch
        {
            InputKind.Notify => Notify(device, value),
            InputKind.Send => Send(device, value),
            InputKind.Interrupt => Interrupt(device, value),
            _ => Console(device, value),
        };
    }

    // A text that a journal cannot store exactly would differ in a replay.
    private static void CheckText(string text)
    {
        if (text.Length > InputValue.LongestText)
        {
            throw new DeviceInputException(FormattableString.Invariant(
                $"the input has {text.Length} characters; it must have at most {InputValue.LongestText}"));
        }

        for (var i = 0; i < text.Length; i++)
        {
            var isPair = i + 1 < text.Length && char.IsSurrogatePair(text[i], text[i + 1]);
            if (char.IsSurrogate(text[i]) && !isPair)
            {
                throw new DeviceInputException(FormattableString.Invariant(
                    $"the input is not valid Unicode: character {i + 1} is half of a surrogate pair"));
            }

            i += isPair ? 1 : 0;
        }
    }

    private static InputTarget Notify(Device device, InputValue value)
    {
        var task = device.Scheduler.AllTasks().Find(t => t.Name == value.Target && !t.IsIn(ListKind.Terminated))
            ?? throw Unknown("task", value.Target, device.Scheduler.AllTasks().Select(t => t.Name));
        if (value.Index < 0 || value.Index >= task.NotificationCount)
        {
            throw new DeviceInputException(FormattableString.Invariant(
                $"task {task.Name} has no notification slot {value.Index}; it must be 0 to {task.NotificationCount - 1}"));
        }

        return new InputTarget(value, CoreId.Core0, isr => Notify(isr, task, value));
    }

    // Like vTaskNotifyGiveFromISR and xTaskNotifyFromISR, under their names in traces.
    private static bool Notify(InterruptContext isr, Tcb task, InputValue value)
    {
        isr.Check("notifyFromISR");
        var gives = value is { Action: NotifyAction.Increment, Value: 0 };
        var accepted = isr.Scheduler.NotifyFromISR(task, value.Index, value.Value, value.Action, out _, ref isr.HigherPriorityTaskWoken);
        isr.Returned(gives ? "notifyGiveFromISR" : "notifyFromISR", gives ? TraceValue.Ok : TraceValue.OkOrFail(accepted));
        return accepted;
    }

    private static InputTarget Send(Device device, InputValue value)
    {
        var queue = device.Objects.FirstOrDefault(o => o.Name == value.Target && o.ItemType is not null)
            ?? throw Unknown("queue", value.Target, device.Objects.Where(o => o.ItemType is not null).Select(o => o.Name));
        var type = queue.ItemType!;
        if (value.Item?.GetType() == type)
        {
            return Send(queue, value, value.Item);
        }

        var item = InputItems.Read(queue.Name, type, value.Text ?? "", value.IsLoose);
        return Send(queue, value with { Text = InputItems.Write(item, type), IsLoose = false }, item);
    }

    private static InputTarget Send(KernelObject queue, InputValue value, object item) =>
        new(value, CoreId.Core0, isr => queue.PutFromISR(isr, item), queue);

    private static InputTarget Interrupt(Device device, InputValue value)
    {
        var interrupt = device.HostOrNull?.FindInterrupt(value.Target)
            ?? throw Unknown("interrupt", value.Target, device.HostOrNull?.InterruptNames ?? []);
        CheckCore(device, interrupt.Core, $"interrupt {value.Target}");
        return new InputTarget(value, interrupt.Core, isr =>
        {
            interrupt.Routine(isr);
            return true;
        });
    }

    private static InputTarget Console(Device device, InputValue value)
    {
        var input = device.HostOrNull?.ConsoleInput
            ?? throw new DeviceInputException(HostLink.ReadsNoConsole);
        CheckCore(device, input.Core, "the console");
        return new InputTarget(value, input.Core, isr =>
        {
            input.Routine(isr, value.Text ?? "");
            return true;
        });
    }

    private static void CheckCore(Device device, CoreId core, string what)
    {
        if (!device.HasCore(core))
        {
            throw new DeviceInputException(FormattableString.Invariant($"{what} is to run on core {(int)core}, which the device does not have"));
        }
    }

    private static DeviceInputException Unknown(string kind, string name, IEnumerable<string> names) =>
        new(HostLink.Unknown(kind, name, names));
}
