using System.Runtime.CompilerServices;
using Rtos.Core;

namespace Rtos.Hosting;

/// <summary>A device that lives in this host. All members may be used from any thread.</summary>
/// <remarks>
/// The device itself is run by the host's workers, by one at a time. What comes in enters between two instants; what goes
/// out is bounded. Taking part in a run never changes it in any other way: the same inputs at the same instants give the
/// same trace. While the device is <see cref="DeviceState.Stuck"/>, all that is asked of it fails with an
/// <see cref="InvalidOperationException"/>, and inputs with a <see cref="DeviceInputException"/>.
/// <para>
/// Each call that sends something in waits while the device has as many inputs waiting as
/// <see cref="EmulatorOptions.InputCapacity"/> allows, and completes when the input has entered: it is in the journal, and its
/// instant is settled next. While the host starts, inputs wait for the device to start, for at most
/// <see cref="EmulatorOptions.StuckAfter"/>.
/// </para>
/// </remarks>
public sealed class EmulatedDevice
{
    private readonly HostedDevice _hosted;

    internal EmulatedDevice(HostedDevice hosted) => _hosted = hosted;

    /// <summary>Its name.</summary>
    public string Name => _hosted.Setup.Name;

    /// <summary>What it is doing.</summary>
    public DeviceState State => _hosted.State;

    /// <summary>A look at it: state, time, lag, counts.</summary>
    public DeviceStatus Status => _hosted.Status;

    /// <summary>Starts it, at once or, if it is to begin paused, at its first instant. Nothing happens if it has been started.</summary>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <returns>When it has been booted.</returns>
    /// <exception cref="InvalidOperationException">The device has been stopped.</exception>
    public Task StartAsync(CancellationToken cancellationToken = default) => _hosted.StartAsync(cancellationToken);

    /// <summary>Pauses it between two instants: virtual time stands, and is not made up for later.</summary>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <returns>When it stands.</returns>
    /// <exception cref="InvalidOperationException">The device does not run.</exception>
    public Task PauseAsync(CancellationToken cancellationToken = default) => _hosted.PauseAsync(cancellationToken);

    /// <summary>Lets a paused device go a little further, as fast as possible; pauses a running one first.</summary>
    /// <param name="step">How far.</param>
    /// <param name="cancellationToken">Ends the step early.</param>
    /// <returns>Whether it came as far: false when nothing can happen any more, or the limit came before the condition.</returns>
    /// <exception cref="InvalidOperationException">The device does not run, or panicked on the way.</exception>
    public Task<bool> StepAsync(DeviceStep step, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(step);
        return _hosted.StepAsync(step, cancellationToken);
    }

    /// <summary>Lets a paused device run on.</summary>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <returns>When it runs.</returns>
    /// <exception cref="InvalidOperationException">The device does not run.</exception>
    public Task ResumeAsync(CancellationToken cancellationToken = default) => _hosted.ResumeAsync(cancellationToken);

    /// <summary>Boots it anew: a new chip, the program from its beginning, virtual time 0. It stays paused if it was.</summary>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <returns>When it has been booted.</returns>
    /// <exception cref="InvalidOperationException">The device has been stopped.</exception>
    public Task ResetAsync(CancellationToken cancellationToken = default) => _hosted.ResetAsync(cancellationToken);

    /// <summary>Stops it for good and closes its journal. Inputs that have not entered are refused; readers come to their end.</summary>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <returns>When it has stopped.</returns>
    public Task StopAsync(CancellationToken cancellationToken = default) => _hosted.StopAsync(cancellationToken);

    /// <summary>Looks into the device between two instants.</summary>
    /// <typeparam name="T">What is read.</typeparam>
    /// <param name="read">Reads; it must not change the device, nor keep it. It runs on a worker, so it should be short.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <returns>What was read.</returns>
    /// <exception cref="InvalidOperationException">
    /// There is no device: it has not been started, or its program could not be loaded. Or <paramref name="read"/> runs the
    /// device, creates something on it or raises an interrupt: that would not be in its journal.
    /// </exception>
    public Task<T> InspectAsync<T>(Func<Device, T> read, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(read);
        return _hosted.InspectAsync(read, cancellationToken);
    }

    /// <summary>Notifies a task, from an interrupt on core 0.</summary>
    /// <param name="task">The task's name.</param>
    /// <param name="value">The bits to set, or the new value, as the action says.</param>
    /// <param name="action">What happens to the value of the slot.</param>
    /// <param name="index">The slot, from 0.</param>
    /// <param name="cancellationToken">Gives up as long as the input has not entered.</param>
    /// <returns>When it happens.</returns>
    /// <exception cref="DeviceInputException">There is no such task or slot, or the device does not run.</exception>
    /// <remarks>FreeRTOS: <c>xTaskNotifyFromISR</c>, <c>vTaskNotifyGiveFromISR</c>.</remarks>
    [FreeRtos("xTaskNotifyFromISR", "vTaskNotifyGiveFromISR")]
    public ValueTask<InputReceipt> NotifyAsync(
        string task, uint value = 0, NotifyAction action = NotifyAction.Increment, int index = 0, CancellationToken cancellationToken = default) =>
        EnterAsync(new InputValue(InputKind.Notify, task, null, value, action, index), cancellationToken);

    /// <summary>Sends an item to a queue, from an interrupt on core 0; waits while the queue is full.</summary>
    /// <typeparam name="T">The item: a number, bool, char, string or byte[].</typeparam>
    /// <param name="queue">The queue's name.</param>
    /// <param name="item">The item; numbers may be of another type than the queue's if they fit.</param>
    /// <param name="cancellationToken">Gives up as long as the input has not entered.</param>
    /// <returns>When it happens.</returns>
    /// <exception cref="DeviceInputException">There is no such queue, the item does not fit it, or the device does not run.</exception>
    /// <remarks>FreeRTOS: <c>xQueueSendFromISR</c>.</remarks>
    [FreeRtos("xQueueSendFromISR")]
    public ValueTask<InputReceipt> SendAsync<T>(string queue, T item, CancellationToken cancellationToken = default) =>
        EnterAsync(new InputValue(InputKind.Send, queue, InputItems.Write(item), Item: InputItems.Exact(item)), cancellationToken);

    /// <summary>Sends an item that is given as text: JSON, or for queues of strings any text.</summary>
    /// <param name="queue">The queue's name.</param>
    /// <param name="text">The item, such as <c>42</c> or <c>"words"</c>.</param>
    /// <param name="cancellationToken">Gives up as long as the input has not entered.</param>
    /// <returns>When it happens.</returns>
    /// <exception cref="DeviceInputException">There is no such queue, the text does not fit its items, or the device does not run.</exception>
    public ValueTask<InputReceipt> SendTextAsync(string queue, string text, CancellationToken cancellationToken = default) =>
        EnterAsync(new InputValue(InputKind.Send, queue, text ?? throw new ArgumentNullException(nameof(text)), IsLoose: true), cancellationToken);

    /// <summary>The same, but a queue without room refuses the item at once: somebody who types should not have to wait.</summary>
    internal ValueTask<InputReceipt> SendTextAtOnceAsync(string queue, string text, CancellationToken cancellationToken) =>
        _hosted.EnterAsync(new InputValue(InputKind.Send, queue, text, IsLoose: true), cancellationToken, waitsForRoom: false);

    /// <summary>Raises an interrupt that the program has named with <see cref="HostLink.OnInterrupt"/>.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="cancellationToken">Gives up as long as the input has not entered.</param>
    /// <returns>When it happens.</returns>
    /// <exception cref="DeviceInputException">There is no such interrupt, or the device does not run.</exception>
    public ValueTask<InputReceipt> RaiseInterruptAsync(string name, CancellationToken cancellationToken = default) =>
        EnterAsync(new InputValue(InputKind.Interrupt, name), cancellationToken);

    /// <summary>Gives the device's console a line, which the program takes with <see cref="HostLink.OnConsole"/>.</summary>
    /// <param name="line">The line without its end.</param>
    /// <param name="cancellationToken">Gives up as long as the input has not entered.</param>
    /// <returns>When it happens.</returns>
    /// <exception cref="DeviceInputException">The program reads no console, or the device does not run.</exception>
    public ValueTask<InputReceipt> WriteLineAsync(string line, CancellationToken cancellationToken = default) =>
        EnterAsync(new InputValue(InputKind.Console, "", line ?? throw new ArgumentNullException(nameof(line))), cancellationToken);

    /// <summary>The lines of its console, from the moment somebody begins to read; each reader gets them all.</summary>
    /// <remarks>A reader that is too slow holds the device; see <see cref="Subscribe"/> for another way.</remarks>
    public IAsyncEnumerable<DeviceOutput> Console => ReadAsync(OutputKinds.Console);

    /// <summary>The messages of its program, from the moment somebody begins to read.</summary>
    public IAsyncEnumerable<DeviceOutput> Messages => ReadAsync(OutputKinds.Messages);

    /// <summary>The changes of its state, from the moment somebody begins to read.</summary>
    public IAsyncEnumerable<DeviceOutput> StateChanges => ReadAsync(OutputKinds.States);

    /// <summary>The lines of its trace, from the moment somebody begins to read.</summary>
    public IAsyncEnumerable<DeviceOutput> Trace => ReadAsync(OutputKinds.Trace);

    /// <summary>The last lines of its console, read or not, the oldest first.</summary>
    /// <value>At most <see cref="EmulatorOptions.ConsoleLinesKept"/> lines.</value>
    public IReadOnlyList<DeviceOutput> RecentConsole => _hosted.Outputs.Lines;

    /// <summary>Begins to take outputs. They wait from now on, read or not.</summary>
    /// <param name="kinds">Which ones.</param>
    /// <param name="whenFull">What happens when they are not read in time.</param>
    /// <param name="capacity">How many may wait, at least 1; null for <see cref="EmulatorOptions.OutputCapacity"/>.</param>
    /// <returns>The subscription, to be disposed of.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="capacity"/> is less than 1.</exception>
    public DeviceSubscription Subscribe(OutputKinds kinds, WhenFull whenFull = WhenFull.Hold, int? capacity = null) =>
        _hosted.Outputs.Subscribe(kinds, whenFull, capacity);

    // The subscription begins with the reading and ends with it.
    private async IAsyncEnumerable<DeviceOutput> ReadAsync(OutputKinds kinds, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        using var subscription = Subscribe(kinds);
        await foreach (var output in subscription.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            yield return output;
        }
    }

    private ValueTask<InputReceipt> EnterAsync(InputValue value, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(value.Target, "target");
        return _hosted.EnterAsync(value, cancellationToken);
    }
}
