using System.Runtime.CompilerServices;
using Rtos.Core;

namespace Rtos.Tasks;

/// <summary>A queue of items of any type: a fixed number of places, first in, first out. FreeRTOS: <c>QueueHandle_t</c>.</summary>
/// <typeparam name="T">The items.</typeparam>
[FreeRtos("QueueHandle_t")]
public sealed class RtosQueue<T> : RtosQueueBase
{
    private readonly T[] _items;

    // The index of the next item to be taken.
    private int _head;

    internal RtosQueue(Device device, string name, int length, int itemBytes)
        : this(device, name, length, itemBytes, new EventList(device.Scheduler.Table))
    {
    }

    /// <summary>Makes a queue whose readers wait on an existing list.</summary>
    internal RtosQueue(Device device, string name, int length, int itemBytes, EventList waitingToReceive)
        : base(device, name, length, checked(ObjectSizes.Queue + (length * itemBytes)), waitingToReceive)
    {
        _items = new T[length];
        Calls = new QueueCalls<T>(this);
    }

    /// <summary>The heap that an item takes. FreeRTOS: <c>uxQueueGetQueueItemSize</c>.</summary>
    /// <value>Bytes.</value>
    [FreeRtos("uxQueueGetQueueItemSize")]
    public int ItemBytes => (SizeBytes - ObjectSizes.Queue) / Length;

    internal QueueCalls<T> Calls { get; }

    internal override Type? ItemType => typeof(T);

    internal override bool PutFromISR(InterruptContext isr, object item) => isr.SendFromISR(this, (T)item);

    /// <summary>Puts an item at the back of the queue, waiting for a place if there is none.</summary>
    /// <param name="item">The item.</param>
    /// <param name="wait">How long to wait for a place, in ticks; <see cref="Ticks.Forever"/> for no limit.</param>
    /// <returns>Whether it was put; false if the queue stayed full.</returns>
    /// <exception cref="DevicePanicException">Called from an interrupt, not awaited, or with a wait while the scheduler is suspended.</exception>
    /// <remarks>FreeRTOS: <c>xQueueSend</c>, <c>xQueueSendToBack</c>. Blocks: yes. From: task.</remarks>
    [FreeRtos("xQueueSend", "xQueueSendToBack"), CallFrom(Caller.Task, Blocks.Yes)]
    public RtosCall<bool> Send(T item, Ticks wait)
    {
        var operation = Calls.Send;
        var core = EnterAbout(operation, out var caller);
        if (IsFull || !ShortWay.IsOpen(core))
        {
            return Send(core, caller, operation, item, wait);
        }

        // There is room: the item goes directly into the queue, not through the record.
        PushBack(item);
        Added(Device.Scheduler);
        return Made(core, caller, operation, true);
    }

    /// <summary>Puts an item at the front of the queue, where it is taken first, waiting for a place if there is none.</summary>
    /// <param name="item">The item.</param>
    /// <param name="wait">How long to wait for a place, in ticks; <see cref="Ticks.Forever"/> for no limit.</param>
    /// <returns>Whether it was put; false if the queue stayed full.</returns>
    /// <exception cref="DevicePanicException">Called from an interrupt, not awaited, or with a wait while the scheduler is suspended.</exception>
    /// <remarks>FreeRTOS: <c>xQueueSendToFront</c>. Blocks: yes. From: task.</remarks>
    [FreeRtos("xQueueSendToFront"), CallFrom(Caller.Task, Blocks.Yes)]
    public RtosCall<bool> SendToFront(T item, Ticks wait) =>
        Send(EnterAbout(Calls.SendToFront, out var caller), caller, Calls.SendToFront, item, wait);

    /// <summary>Puts an item into a queue of one place, over the item that is there.</summary>
    /// <param name="item">The item.</param>
    /// <returns>True.</returns>
    /// <exception cref="DevicePanicException">The queue has more than one place; or called from an interrupt, or not awaited.</exception>
    /// <remarks>FreeRTOS: <c>xQueueOverwrite</c>. Blocks: no. From: task.</remarks>
    [FreeRtos("xQueueOverwrite"), CallFrom(Caller.Task, Blocks.No)]
    public RtosCall<bool> Overwrite(T item)
    {
        var core = EnterAbout(Calls.Overwrite, out var caller);
        CheckOverwrite();
        return Send(core, caller, Calls.Overwrite, item, Ticks.None);
    }

    /// <summary>Takes the first item, waiting for one if the queue is empty.</summary>
    /// <param name="wait">How long to wait for an item, in ticks; <see cref="Ticks.Forever"/> for no limit.</param>
    /// <returns>The item, or nothing when the queue stayed empty.</returns>
    /// <exception cref="DevicePanicException">Called from an interrupt, not awaited, or with a wait while the scheduler is suspended.</exception>
    /// <remarks>FreeRTOS: <c>xQueueReceive</c>. Blocks: yes. From: task.</remarks>
    [FreeRtos("xQueueReceive"), CallFrom(Caller.Task, Blocks.Yes)]
    public RtosCall<Received<T>> Receive(Ticks wait)
    {
        var operation = Calls.Receive;
        var core = Enter(operation, out var caller);
        if (Count == 0 || !ShortWay.IsOpen(core))
        {
            return Receive(core, caller, operation, wait);
        }

        ref var call = ref caller.Call;
        QueueCalls<T>.UseRegister(ref call);
        operation.Get(Device.Scheduler, ref call);
        if (core.Attention != Attention.None)
        {
            Calls.LeaveRegister(ref call);
        }

        ShortWay.Return(Gate, core, caller, operation);
        return RtosCall<Received<T>>.Begun(caller);
    }

    /// <summary>Reads the first item and leaves it in the queue, waiting for one if the queue is empty.</summary>
    /// <param name="wait">How long to wait for an item, in ticks; <see cref="Ticks.Forever"/> for no limit.</param>
    /// <returns>The item, or nothing when the queue stayed empty.</returns>
    /// <exception cref="DevicePanicException">Called from an interrupt, not awaited, or with a wait while the scheduler is suspended.</exception>
    /// <remarks>FreeRTOS: <c>xQueuePeek</c>. Blocks: yes. From: task.</remarks>
    [FreeRtos("xQueuePeek"), CallFrom(Caller.Task, Blocks.Yes)]
    public RtosCall<Received<T>> Peek(Ticks wait) => Receive(Enter(Calls.Peek, out var caller), caller, Calls.Peek, wait);

    /// <summary>Asks for the number of items in the queue.</summary>
    /// <returns>0 to <see cref="RtosQueueBase.Length"/>.</returns>
    /// <exception cref="DevicePanicException">Called from an interrupt, or not awaited.</exception>
    /// <remarks>FreeRTOS: <c>uxQueueMessagesWaiting</c>. Blocks: no. From: task.</remarks>
    [FreeRtos("uxQueueMessagesWaiting"), CallFrom(Caller.Task, Blocks.No)]
    public RtosCall<int> MessagesWaiting() => Call(Calls.Waiting);

    /// <summary>Asks for the number of free places.</summary>
    /// <returns>0 to <see cref="RtosQueueBase.Length"/>.</returns>
    /// <exception cref="DevicePanicException">Called from an interrupt, or not awaited.</exception>
    /// <remarks>FreeRTOS: <c>uxQueueSpacesAvailable</c>. Blocks: no. From: task.</remarks>
    [FreeRtos("uxQueueSpacesAvailable"), CallFrom(Caller.Task, Blocks.No)]
    public RtosCall<int> SpacesAvailable() => Call(Calls.Spaces);

    /// <summary>Empties the queue; the first task that waits to send is woken.</summary>
    /// <returns>True.</returns>
    /// <exception cref="DevicePanicException">Called from an interrupt, or not awaited.</exception>
    /// <remarks>FreeRTOS: <c>xQueueReset</c>. Blocks: no. From: task.</remarks>
    [FreeRtos("xQueueReset"), CallFrom(Caller.Task, Blocks.No)]
    public RtosCall<bool> Reset() => Call(Calls.Reset);

    internal static int DefaultItemBytes =>
        RuntimeHelpers.IsReferenceOrContainsReferences<T>() ? 4 : Unsafe.SizeOf<T>();

    // ---- the ring ----

    internal T First => _items[_head];

    /// <summary>The items in the order in which they will be taken, for observers.</summary>
    internal IEnumerable<T> Items()
    {
        for (var i = 0; i < Count; i++)
        {
            yield return _items[(_head + i) % _items.Length];
        }
    }

    internal void PushBack(T item)
    {
        // Head and count are within the length of the ring.
        unchecked
        {
            var items = _items;
            var place = _head + Count;
            items[place < items.Length ? place : place - items.Length] = item;
            Count++;
        }
    }

    internal void PushFront(T item)
    {
        _head = _head == 0 ? _items.Length - 1 : _head - 1;
        _items[_head] = item;
        Count++;
    }

    internal void ReplaceOnly(T item)
    {
        _items[_head] = item;
        Count = 1;
    }

    internal T PopFront()
    {
        unchecked
        {
            ref var place = ref _items[_head];
            var item = place;
            if (RuntimeHelpers.IsReferenceOrContainsReferences<T>())
            {
                place = default!;
            }

            _head = _head + 1 == _items.Length ? 0 : _head + 1;
            Count--;
            return item;
        }
    }

    internal void Clear()
    {
        Array.Clear(_items);
        _head = 0;
        Count = 0;
    }

    internal void CheckOverwrite()
    {
        if (Length != 1)
        {
            Device.Refuse(PanicKind.Argument, $"queue {Name} has {Length} places; overwrite (xQueueOverwrite) is for queues of one place");
        }
    }

    // Separate from the path of a call that need not wait: that one is inlined into the methods of tasks.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private RtosCall<bool> Send(CpuCore core, Tcb caller, SendOperation<T> operation, T item, Ticks wait)
    {
        Calls.Keep(ref caller.Call, item);
        return Begin(core, caller, operation, wait);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private RtosCall<Received<T>> Receive(CpuCore core, Tcb caller, ReceiveOperation<T> operation, Ticks wait)
    {
        Calls.Keep(ref caller.Call, default!);
        return Begin(core, caller, operation, wait);
    }
}
