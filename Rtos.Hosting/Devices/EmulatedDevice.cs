using System.Runtime.CompilerServices;
using Rtos.Core;

namespace Rtos.Hosting;

/// <summary>A device that runs in this host. All members may be used from any thread.</summary>
/// <remarks>
/// The device itself is run by the host's workers, one at a time. Inputs enter between two instants; outputs
/// are bounded. Using these members never changes the run in any other way: the same inputs at the same instants give the
/// same trace. While the device is <see cref="DeviceState.Stuck"/>, all requests fail with an
/// <see cref="InvalidOperationException"/>, and inputs with a <see cref="DeviceInputException"/>.
/// <para>
/// Each call that sends an input waits while the device has as many inputs waiting as
/// <see cref="EmulatorOptions.InputCapacity"/> allows. It completes once the input has entered: the input is in the journal, and
/// its instant is settled next. While the host starts, inputs wait for the device to start, for at most
/// <see cref="EmulatorOptions.StuckAfter"/>.
/// </para>
/// </remarks>
public sealed class EmulatedDevice
{
    private readonly HostedDevice _hosted;

    internal EmulatedDevice(HostedDevice hosted) => _hosted = hosted;

    /// <summary>The name of the device.</summary>
    public string Name => _hosted.Setup.Name;

    /// <summary>The state of the device.</summary>
    public DeviceState State => _hosted.State;

    /// <summary>A snapshot: state, time, lag, counts.</summary>
    public DeviceStatus Status => _hosted.Status;

    /// <summary>Starts the device, at once or, if it is to begin paused, at its first instant. Does nothing if it has been started.</summary>
    /// <param name="cancellationToken">Cancels the wait.</param>
    /// <returns>A task that completes when the device has booted.</returns>
    /// <exception cref="InvalidOperationException">The device has been stopped.</exception>
    public Task StartAsync(CancellationToken cancellationToken = default) => _hosted.StartAsync(cancellationToken);

    /// <summary>Pauses the device between two instants: virtual time stops, and the pause is not made up for later.</summary>
    /// <param name="cancellationToken">Cancels the wait.</param>
    /// <returns>A task that completes when the device is paused.</returns>
    /// <exception cref="InvalidOperationException">The device is not running.</exception>
    public Task PauseAsync(CancellationToken cancellationToken = default) => _hosted.PauseAsync(cancellationToken);

    /// <summary>Steps a paused device, as fast as possible; pauses a running one first.</summary>
    /// <param name="step">How far to step.</param>
    /// <param name="cancellationToken">Ends the step early.</param>
    /// <returns>Whether the end of the step was reached: false if nothing can happen any more, or the limit came before the condition.</returns>
    /// <exception cref="InvalidOperationException">The device is not running, or panicked during the step.</exception>
    public Task<bool> StepAsync(DeviceStep step, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(step);
        return _hosted.StepAsync(step, cancellationToken);
    }

    /// <summary>Resumes a paused device.</summary>
    /// <param name="cancellationToken">Cancels the wait.</param>
    /// <returns>A task that completes when the device runs.</returns>
    /// <exception cref="InvalidOperationException">The device is not running.</exception>
    public Task ResumeAsync(CancellationToken cancellationToken = default) => _hosted.ResumeAsync(cancellationToken);

    /// <summary>Reboots the device: a new chip, the program from its beginning, virtual time 0. It stays paused if it was.</summary>
    /// <param name="cancellationToken">Cancels the wait.</param>
    /// <returns>A task that completes when the device has booted.</returns>
    /// <exception cref="InvalidOperationException">The device has been stopped.</exception>
    public Task ResetAsync(CancellationToken cancellationToken = default) => _hosted.ResetAsync(cancellationToken);

    /// <summary>Stops the device for good and closes its journal. Inputs that have not entered are refused; readers reach their end.</summary>
    /// <param name="cancellationToken">Cancels the wait.</param>
    /// <returns>A task that completes when the device has stopped.</returns>
    public Task StopAsync(CancellationToken cancellationToken = default) => _hosted.StopAsync(cancellationToken);

    /// <summary>Inspects the device between two instants.</summary>
    /// <typeparam name="T">The type of the result.</typeparam>
    /// <param name="read">Reads the device; it must neither change nor keep it. It runs on a worker, so it should be short.</param>
    /// <param name="cancellationToken">Cancels the wait.</param>
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
    /// <param name="value">The bits to set, or the new value, depending on the action.</param>
    /// <param name="action">What happens to the value of the slot.</param>
    /// <param name="index">The slot, from 0.</param>
    /// <param name="cancellationToken">Cancels the input if it has not been accepted yet.</param>
    /// <returns>The instant at which the input takes effect.</returns>
    /// <exception cref="DeviceInputException">There is no such task or slot, or the device is not running.</exception>
    /// <remarks>FreeRTOS: <c>xTaskNotifyFromISR</c>, <c>vTaskNotifyGiveFromISR</c>.</remarks>
    [FreeRtos("xTaskNotifyFromISR", "vTaskNotifyGiveFromISR")]
    public ValueTask<InputReceipt> NotifyAsync(
        string task, uint value = 0, NotifyAction action = NotifyAction.Increment, int index = 0, CancellationToken cancellationToken = default) =>
        EnterAsync(new InputValue(InputKind.Notify, task, null, value, action, index), cancellationToken);

    /// <summary>Sends an item to a queue, from an interrupt on core 0; waits while the queue is full.</summary>
    /// <typeparam name="T">The item: a number, bool, char, string or byte[].</typeparam>
    /// <param name="queue">The queue's name.</param>
    /// <param name="item">The item; a number may have a type other than the queue's if it fits.</param>
    /// <param name="cancellationToken">Cancels the input if it has not been accepted yet.</param>
    /// <returns>The instant at which the input takes effect.</returns>
    /// <exception cref="DeviceInputException">There is no such queue, the item does not fit it, or the device is not running.</exception>
    /// <remarks>FreeRTOS: <c>xQueueSendFromISR</c>.</remarks>
    [FreeRtos("xQueueSendFromISR")]
    public ValueTask<InputReceipt> SendAsync<T>(string queue, T item, CancellationToken cancellationToken = default) =>
        EnterAsync(new InputValue(InputKind.Send, queue, InputItems.Write(item), Item: InputItems.Exact(item)), cancellationToken);

    /// <summary>Sends an item that is given as text: JSON, or for queues of strings any text.</summary>
    /// <param name="queue">The queue's name.</param>
    /// <param name="text">The item, such as <c>42</c> or <c>"words"</c>.</param>
    /// <param name="cancellationToken">Cancels the input if it has not been accepted yet.</param>
    /// <returns>The instant at which the input takes effect.</returns>
    /// <exception cref="DeviceInputException">There is no such queue, the text does not fit its items, or the device is not running.</exception>
    public ValueTask<InputReceipt> SendTextAsync(string queue, string text, CancellationToken cancellationToken = default) =>
        EnterAsync(new InputValue(InputKind.Send, queue, text ?? throw new ArgumentNullException(nameof(text)), IsLoose: true), cancellationToken);

    /// <summary>The same, but a full queue refuses the item at once: somebody who types should not have to wait.</summary>
    internal ValueTask<InputReceipt> SendTextAtOnceAsync(string queue, string text, CancellationToken cancellationToken) =>
        _hosted.EnterAsync(new InputValue(InputKind.Send, queue, text, IsLoose: true), cancellationToken, waitsForRoom: false);

    /// <summary>Raises an interrupt that the program has named with <see cref="HostLink.OnInterrupt"/>.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="cancellationToken">Cancels the input if it has not been accepted yet.</param>
    /// <returns>The instant at which the input takes effect.</returns>
    /// <exception cref="DeviceInputException">There is no such interrupt, or the device is not running.</exception>
    public ValueTask<InputReceipt> RaiseInterruptAsync(string name, CancellationToken cancellationToken = default) =>
        EnterAsync(new InputValue(InputKind.Interrupt, name), cancellationToken);

    /// <summary>Sends a line to the device's console, which the program takes with <see cref="HostLink.OnConsole"/>.</summary>
    /// <param name="line">The line without its line end.</param>
    /// <param name="cancellationToken">Cancels the input if it has not been accepted yet.</param>
    /// <returns>The instant at which the input takes effect.</returns>
    /// <exception cref="DeviceInputException">The program does not read the console, or the device is not running.</exception>
    public ValueTask<InputReceipt> WriteLineAsync(string line, CancellationToken cancellationToken = default) =>
        EnterAsync(new InputValue(InputKind.Console, "", line ?? throw new ArgumentNullException(nameof(line))), cancellationToken);

    /// <summary>The lines of its console, from the start of the enumeration; each reader gets them all.</summary>
    /// <remarks>A reader that is too slow holds the device; see <see cref="Subscribe"/> for an alternative.</remarks>
    public IAsyncEnumerable<DeviceOutput> Console => ReadAsync(OutputKinds.Console);

    /// <summary>The messages of its program, from the start of the enumeration.</summary>
    public IAsyncEnumerable<DeviceOutput> Messages => ReadAsync(OutputKinds.Messages);

    /// <summary>The changes of its state, from the start of the enumeration.</summary>
    public IAsyncEnumerable<DeviceOutput> StateChanges => ReadAsync(OutputKinds.States);

    /// <summary>The lines of its trace, from the start of the enumeration.</summary>
    public IAsyncEnumerable<DeviceOutput> Trace => ReadAsync(OutputKinds.Trace);

    /// <summary>The last lines of its console, whether read or not, the oldest first.</summary>
    /// <value>At most <see cref="EmulatorOptions.ConsoleLinesKept"/> lines.</value>
    public IReadOnlyList<DeviceOutput> RecentConsole => _hosted.Outputs.Lines;

    /// <summary>Subscribes to outputs. They are queued from now on, whether read or not.</summary>
    /// <param name="kinds">The kinds of outputs.</param>
    /// <param name="whenFull">What happens if they are not read in time.</param>
    /// <param name="capacity">How many may wait, at least 1; null for <see cref="EmulatorOptions.OutputCapacity"/>.</param>
    /// <returns>The subscription, to be disposed of.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="capacity"/> is less than 1.</exception>
    public DeviceSubscription Subscribe(OutputKinds kinds, WhenFull whenFull = WhenFull.Hold, int? capacity = null) =>
        _hosted.Outputs.Subscribe(kinds, whenFull, capacity);

    // The subscription begins and ends with the enumeration.
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
