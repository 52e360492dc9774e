using Rtos.Core;

namespace Rtos.Hosting;

/// <content>
/// What comes in. Each call waits while the device has as many inputs waiting as <see cref="EmulatorOptions.InputCapacity"/>
/// allows, and completes when the input has entered: it is in the journal, and its instant is settled next. While the host
/// starts, inputs wait for the device to start, for at most <see cref="EmulatorOptions.StuckAfter"/>.
/// </content>
public sealed partial class EmulatedDevice
{
    /// <summary>Notifies a task, from an interrupt on core 0.</summary>
    /// <param name="task">The task's name.</param>
    /// <param name="value">The bits to set, or the new value, as the action says.</param>
    /// <param name="action">What happens to the value of the slot.</param>
    /// <param name="index">The slot, from 0.</param>
    /// <param name="cancellationToken">Gives up as long as the input has not entered.</param>
    /// <returns>When it happens.</returns>
    /// <exception cref="DeviceInputException">There is no such task or slot, or the device does not run.</exception>
    /// <remarks>FreeRTOS: <c>xTaskNotifyFromISR</c>, <c>vTaskNotifyGiveFromISR</c>.</remarks>
    public ValueTask<InputReceipt> NotifyAsync(
        string task, uint value = 0, NotifyAction action = NotifyAction.Increment, int index = 0, CancellationToken cancellationToken = default) =>
        EnterAsync(InputKind.Notify, task, null, cancellationToken, value, action, index);

    /// <summary>Sends an item to a queue, from an interrupt on core 0; waits while the queue is full.</summary>
    /// <typeparam name="T">The item: a number, bool, char, string or byte[].</typeparam>
    /// <param name="queue">The queue's name.</param>
    /// <param name="item">The item; numbers may be of another type than the queue's if they fit.</param>
    /// <param name="cancellationToken">Gives up as long as the input has not entered.</param>
    /// <returns>When it happens.</returns>
    /// <exception cref="DeviceInputException">There is no such queue, the item does not fit it, or the device does not run.</exception>
    /// <remarks>FreeRTOS: <c>xQueueSendFromISR</c>.</remarks>
    public ValueTask<InputReceipt> SendAsync<T>(string queue, T item, CancellationToken cancellationToken = default) =>
        EnterAsync(InputKind.Send, queue, InputItems.Write(item), cancellationToken);

    /// <summary>Sends an item that is given as text: JSON, or for queues of strings any text.</summary>
    /// <param name="queue">The queue's name.</param>
    /// <param name="text">The item, such as <c>42</c> or <c>"words"</c>.</param>
    /// <param name="cancellationToken">Gives up as long as the input has not entered.</param>
    /// <returns>When it happens.</returns>
    /// <exception cref="DeviceInputException">There is no such queue, the text does not fit its items, or the device does not run.</exception>
    public ValueTask<InputReceipt> SendTextAsync(string queue, string text, CancellationToken cancellationToken = default) =>
        EnterAsync(InputKind.Send, queue, text ?? throw new ArgumentNullException(nameof(text)), cancellationToken, isLoose: true);

    /// <summary>The same, but a queue without room refuses the item at once: somebody who types should not have to wait.</summary>
    internal ValueTask<InputReceipt> SendTextAtOnceAsync(string queue, string text, CancellationToken cancellationToken) =>
        _hosted.EnterAsync(new InputValue(InputKind.Send, queue, text, IsLoose: true), cancellationToken, waitsForRoom: false);

    /// <summary>Raises an interrupt that the program has named with <see cref="HostLink.OnInterrupt"/>.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="cancellationToken">Gives up as long as the input has not entered.</param>
    /// <returns>When it happens.</returns>
    /// <exception cref="DeviceInputException">There is no such interrupt, or the device does not run.</exception>
    public ValueTask<InputReceipt> RaiseInterruptAsync(string name, CancellationToken cancellationToken = default) =>
        EnterAsync(InputKind.Interrupt, name, null, cancellationToken);

    /// <summary>Gives the device's console a line, which the program takes with <see cref="HostLink.OnConsole"/>.</summary>
    /// <param name="line">The line without its end.</param>
    /// <param name="cancellationToken">Gives up as long as the input has not entered.</param>
    /// <returns>When it happens.</returns>
    /// <exception cref="DeviceInputException">The program reads no console, or the device does not run.</exception>
    public ValueTask<InputReceipt> WriteLineAsync(string line, CancellationToken cancellationToken = default) =>
        EnterAsync(InputKind.Console, "", line ?? throw new ArgumentNullException(nameof(line)), cancellationToken);

    private ValueTask<InputReceipt> EnterAsync(
        InputKind kind,
        string target,
        string? text,
        CancellationToken cancellationToken,
        uint value = 0,
        NotifyAction action = NotifyAction.Increment,
        int index = 0,
        bool isLoose = false)
    {
        ArgumentNullException.ThrowIfNull(target);
        return _hosted.EnterAsync(new InputValue(kind, target, text, value, action, index, isLoose), cancellationToken);
    }
}
