using Rtos.Core;

namespace Rtos.Tasks;

/// <summary>The calls of one stream buffer.</summary>
internal sealed class StreamCalls
{
    // The memory of the calls in progress: one writer and one reader may wait, others return at once.
    private readonly SlotTable<Memory<byte>> _memory = new();

    internal StreamCalls(RtosStreamBuffer buffer)
    {
        var message = buffer.Kind == StreamBufferKind.Message;
        StreamSend = new StreamSendOperation(buffer, StreamRows.StreamSend);
        StreamReceive = new StreamReceiveOperation(buffer, StreamRows.StreamReceive);
        MessageSend = new StreamSendOperation(buffer, StreamRows.MessageSend);
        MessageReceive = new StreamReceiveOperation(buffer, StreamRows.MessageReceive);
        Send = message ? MessageSend : StreamSend;
        Receive = message ? MessageReceive : StreamReceive;
        Available = Operation.Count(StreamRows.Available, (_, _, ref c) => Give(ref c, buffer.Available), isCriticalSection: false, locks: Operation.NoLocks);
        Spaces = Operation.Count(StreamRows.Spaces, (_, _, ref c) => Give(ref c, buffer.Spaces), isCriticalSection: false, locks: Operation.NoLocks);
        NextLength = Operation.Count(StreamRows.NextLength, (_, _, ref c) => Give(ref c, buffer.PeekLength()), isCriticalSection: false, locks: Operation.NoLocks);
        IsFull = Operation.Boolean(StreamRows.IsFull, (_, _, ref c) =>
            Give(ref c, buffer.Spaces <= (message ? RtosStreamBuffer.MessageLengthBytes : 0) ? 1 : 0), isCriticalSection: false, locks: Operation.NoLocks);
        IsEmpty = Operation.Boolean(StreamRows.IsEmpty, (_, _, ref c) => Give(ref c, buffer.Available == 0 ? 1 : 0), isCriticalSection: false, locks: Operation.NoLocks);
        Trigger = Operation.Boolean(StreamRows.Trigger, (_, _, ref c) => SetTrigger(buffer, ref c), isCriticalSection: false, locks: Operation.NoLocks);
        Reset = Operation.OkOrFail(StreamRows.Reset, (_, _, ref c) =>
        {
            c.Result = buffer.TryClear() ? 1 : 0;
            return true;
        });
        Delete = new DeleteOperation(buffer, message ? StreamRows.DeleteMessages : StreamRows.Delete);
    }

    /// <summary>The call under the name for the kind of buffer; FreeRTOS' other name does the same.</summary>
    internal StreamSendOperation Send { get; }

    /// <inheritdoc cref="Send"/>
    internal StreamReceiveOperation Receive { get; }

    internal StreamSendOperation StreamSend { get; }

    internal StreamReceiveOperation StreamReceive { get; }

    internal StreamSendOperation MessageSend { get; }

    internal StreamReceiveOperation MessageReceive { get; }

    internal Operation<int> Available { get; }

    internal Operation<int> Spaces { get; }

    internal Operation<int> NextLength { get; }

    internal Operation<bool> IsFull { get; }

    internal Operation<bool> IsEmpty { get; }

    internal Operation<bool> Trigger { get; }

    internal Operation<bool> Reset { get; }

    internal DeleteOperation Delete { get; }

    internal void Keep(ref KernelCall call, Memory<byte> memory) => call.Slot = _memory.Keep(memory);

    internal Memory<byte> Kept(in KernelCall call) => _memory[call.Slot];

    internal Memory<byte> Release(in KernelCall call) => _memory.Release(call.Slot);

    private static bool Give(ref KernelCall call, int result)
    {
        call.Result = result;
        return true;
    }

    private static bool SetTrigger(RtosStreamBuffer buffer, ref KernelCall call)
    {
        var level = Math.Max(1, call.Get(StreamRows.TriggerLevel));
        call.Result = level <= buffer.Size ? 1 : 0;
        if (call.Result != 0)
        {
            buffer.TriggerLevel = (int)level;
        }

        return true;
    }
}
