using System.Collections.Immutable;
using Rtos.Core;
using Rtos.Tasks;
using static Rtos.Scenarios.OperationArgument;

namespace Rtos.Scenarios;

/// <summary>Queues and queue sets in scenarios, and their operations.</summary>
internal static class QueueOperations
{
    private static readonly OperationArgument Queue = new("queue", ArgumentKind.Object, ScenarioObjectType.Queue);
    private static readonly OperationArgument QueueOfOne = Queue with { Kind = ArgumentKind.ObjectOfLengthOne };
    private static readonly OperationArgument Set = new("queueSet", ArgumentKind.Object, ScenarioObjectType.QueueSet);

    /// <summary>The type of queues.</summary>
    public static ObjectRow Type { get; } = new("queue", "a queue", ScenarioObjectType.Queue, ObjectField.Length)
    {
        CName = "xQueueCreate",
        Deletion = QueueRows.Delete,
        Create = static (_, device, item) => device.CreateQueue<uint>(item.Name, item.Length),
        Final = ("queue", FinalState),
    };

    /// <summary>The type of queue sets.</summary>
    public static ObjectRow SetType { get; } = new("queueSet", "a queue set", ScenarioObjectType.QueueSet, ObjectField.Length, ObjectField.Members)
    {
        CName = "xQueueCreateSet",
        Create = static (state, device, item) =>
            device.CreateQueueSet(item.Name, item.Length, [.. item.Members.Select(m => (RtosQueueBase)state.Get(m))]),
        Final = ("queue", static set => Counts(((RtosQueueSet)set).Count, ((RtosQueueSet)set).Length)),
    };

    /// <summary>The operations of tasks and callbacks.</summary>
    public static ImmutableArray<OperationRow> Rows { get; } =
    [
        Sending(QueueRows.Send, static c => c.Send, Queue, Value, Wait),
        Sending(QueueRows.SendToFront, static c => c.SendToFront, Queue, Value, Wait),
        Sending(QueueRows.Overwrite, static c => c.Overwrite, QueueOfOne, Value),
        Receiving(QueueRows.Receive, static c => c.Receive),
        Receiving(QueueRows.Peek, static c => c.Peek),
        Of(QueueRows.Waiting, static c => c.Waiting, Queue),
        Of(QueueRows.Spaces, static c => c.Spaces, Queue),
        Of(QueueRows.Reset, static c => c.Reset, Queue),
    ];

    /// <summary>Waits for a member of a queue set.</summary>
    public static OperationRow Select { get; } =
        new(QueueRows.Select, Set, Wait) { Find = static (s, o) => s.Get<RtosQueueSet>(o).SelectCall };

    /// <summary>The operations of interrupts.</summary>
    public static ImmutableArray<OperationRow> FromISR { get; } =
    [
        new(QueueRows.SendFromISR, Queue, Value) { FromISR = static (s, o, isr) => isr.SendFromISR(s.Get<RtosQueue<uint>>(o), o.Value) },
        new(QueueRows.SendToFrontFromISR, Queue, Value) { FromISR = static (s, o, isr) => isr.SendToFrontFromISR(s.Get<RtosQueue<uint>>(o), o.Value) },
        new(QueueRows.OverwriteFromISR, QueueOfOne, Value) { FromISR = static (s, o, isr) => isr.OverwriteFromISR(s.Get<RtosQueue<uint>>(o), o.Value) },
        new(QueueRows.ReceiveFromISR, Queue) { FromISR = static (s, o, isr) => isr.ReceiveFromISR(s.Get<RtosQueue<uint>>(o)) },
        new(QueueRows.PeekFromISR, Queue) { FromISR = static (s, o, isr) => isr.PeekFromISR(s.Get<RtosQueue<uint>>(o)) },
    ];

    /// <summary>Takes the first event of a queue set in an interrupt.</summary>
    public static OperationRow SelectFromISR { get; } =
        new(QueueRows.SelectFromISR, Set) { FromISR = static (s, o, isr) => isr.SelectFromISR(s.Get<RtosQueueSet>(o)) };

    /// <summary>The final state of a queue, or of a semaphore, which is a queue too.</summary>
    internal static string FinalState(KernelObject item) => Counts(((RtosQueueBase)item).Count, ((RtosQueueBase)item).Length);

    private static string Counts(int count, int length) => FormattableString.Invariant($"{count} {length - count}");

    private static OperationRow Of(CallRow call, Func<QueueCalls<uint>, KernelOperation> find, params ImmutableArray<OperationArgument> arguments) =>
        new(call, arguments) { Find = (s, o) => find(s.Get<RtosQueue<uint>>(o).Calls) };

    private static OperationRow Sending(CallRow call, Func<QueueCalls<uint>, KernelOperation> find, params ImmutableArray<OperationArgument> arguments) =>
        Of(call, find, arguments) with { Prepare = static (p, o, ref c) => p.State.Get<RtosQueue<uint>>(o).Calls.Keep(ref c, o.Value) };

    private static OperationRow Receiving(CallRow call, Func<QueueCalls<uint>, ReceiveOperation<uint>> find) =>
        Of(call, find, Queue, Wait) with
        {
            Prepare = static (p, o, ref c) =>
            {
                p.State.Get<RtosQueue<uint>>(o).Calls.Keep(ref c, 0);
                p.Receiving = (KernelOperation<Received<uint>>)c.Operation;
            },
        };
}
