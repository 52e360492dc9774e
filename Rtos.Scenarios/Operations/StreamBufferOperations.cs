using System.Collections.Immutable;
using Rtos.Core;
using Rtos.Tasks;
using static Rtos.Scenarios.OperationArgument;

namespace Rtos.Scenarios;

/// <summary>Stream, message and batching buffers in scenarios, and their operations.</summary>
internal static class StreamBufferOperations
{
    private static readonly OperationArgument Buffer =
        new("buffer", ArgumentKind.Object, ScenarioObjectType.Stream, ScenarioObjectType.Message, ScenarioObjectType.Batching);

    private static readonly OperationArgument Message = new("message", ArgumentKind.Object, ScenarioObjectType.Message);
    private static readonly OperationArgument Bytes = new("bytes", ArgumentKind.Bytes);
    private static readonly OperationArgument Level = new("level", ArgumentKind.Value);

    /// <summary>The types of buffers.</summary>
    public static ImmutableArray<ObjectRow> Types { get; } =
    [
        Type("stream", "a stream buffer", ScenarioObjectType.Stream, ObjectField.Size, ObjectField.Trigger) with
        {
            CName = "xStreamBufferCreate",
            Deletion = StreamRows.Delete,
            Create = static (_, device, item) => device.CreateStreamBuffer(item.Name, item.Size, item.Trigger),
        },
        Type("message", "a message buffer", ScenarioObjectType.Message, ObjectField.MessageSize) with
        {
            CName = "xMessageBufferCreate",
            Deletion = StreamRows.DeleteMessages,
            Create = static (_, device, item) => device.CreateMessageBuffer(item.Name, item.Size),
        },
        Type("batching", "a stream batching buffer", ScenarioObjectType.Batching, ObjectField.Size, ObjectField.Trigger) with
        {
            CName = "xStreamBatchingBufferCreate",
            Deletion = StreamRows.Delete,
            Kernels = KernelKinds.FreeRtos | KernelKinds.Smp,
            Create = static (_, device, item) => device.CreateStreamBatchingBuffer(item.Name, item.Size, item.Trigger),
        },
    ];

    /// <summary>The operations of tasks and callbacks.</summary>
    public static ImmutableArray<OperationRow> Rows { get; } =
    [
        Moving(StreamRows.StreamSend, static c => c.StreamSend, Buffer),
        Moving(StreamRows.StreamReceive, static c => c.StreamReceive, Buffer),
        Of(StreamRows.Available, static c => c.Available, Buffer),
        Of(StreamRows.Spaces, static c => c.Spaces, Buffer),
        Of(StreamRows.Trigger, static c => c.Trigger, Buffer, Level),
        Of(StreamRows.Reset, static c => c.Reset, Buffer),
        Moving(StreamRows.MessageSend, static c => c.MessageSend, Message),
        Moving(StreamRows.MessageReceive, static c => c.MessageReceive, Message),
        Of(StreamRows.NextLength, static c => c.NextLength, Buffer),
        Of(StreamRows.IsFull, static c => c.IsFull, Buffer),
        Of(StreamRows.IsEmpty, static c => c.IsEmpty, Buffer),
    ];

    /// <summary>The operations of interrupts.</summary>
    public static ImmutableArray<OperationRow> FromISR { get; } =
    [
        SendFromISR(StreamRows.StreamSendFromISR, Buffer),
        ReceiveFromISR(StreamRows.StreamReceiveFromISR, Buffer),
        SendFromISR(StreamRows.MessageSendFromISR, Message),
        ReceiveFromISR(StreamRows.MessageReceiveFromISR, Message),
        new(StreamRows.ResetFromISR, Buffer)
        {
            Kernels = KernelKinds.FreeRtos | KernelKinds.Smp,
            FromISR = static (s, o, isr) => isr.StreamResetFromISR(s.Get<RtosStreamBuffer>(o)),
        },
    ];

    private static ObjectRow Type(string name, string noun, ScenarioObjectType type, params ImmutableArray<ObjectField> fields) =>
        new(name, noun, type, fields)
        {
            Final = ("stream", static buffer => FormattableString.Invariant($"{((RtosStreamBuffer)buffer).Available} {((RtosStreamBuffer)buffer).Spaces}")),
        };

    private static OperationRow Of(CallRow call, Func<StreamCalls, KernelOperation> find, params ImmutableArray<OperationArgument> arguments) =>
        new(call, arguments) { Find = (s, o) => find(s.Get<RtosStreamBuffer>(o).Calls) };

    // The values of the bytes do not matter: the call keeps some, or room for some.
    private static OperationRow Moving(CallRow call, Func<StreamCalls, KernelOperation> find, OperationArgument buffer) =>
        Of(call, find, buffer, Bytes, Wait) with
        {
            InCriticalSection = CriticalSectionUse.NotWithSmp,
            Prepare = static (p, o, ref c) => p.State.Get<RtosStreamBuffer>(o).Calls.Keep(ref c, p.State.Bytes((int)o.Value)),
        };

    private static OperationRow SendFromISR(CallRow call, OperationArgument buffer) => new(call, buffer, Bytes)
    {
        FromISR = (s, o, isr) => isr.StreamSend(call, s.Get<RtosStreamBuffer>(o), s.Bytes((int)o.Value).Span),
        NeedsIsrLock = (s, o) => s.Get<RtosStreamBuffer>(o).WouldWakeReader((int)o.Value),
    };

    private static OperationRow ReceiveFromISR(CallRow call, OperationArgument buffer) => new(call, buffer, Bytes)
    {
        FromISR = (s, o, isr) => isr.StreamReceive(call, s.Get<RtosStreamBuffer>(o), s.Bytes((int)o.Value).Span),
        NeedsIsrLock = static (s, o) => s.Get<RtosStreamBuffer>(o).Available != 0,
    };
}
