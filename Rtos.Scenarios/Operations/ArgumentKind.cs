namespace Rtos.Scenarios;

/// <summary>What an argument of an operation is and where in <see cref="ScenarioOperation"/> it goes.</summary>
internal enum ArgumentKind
{
    /// <summary>The name of a task: <see cref="ScenarioOperation.Task"/>.</summary>
    Task,

    /// <summary>As <see cref="Task"/>, or <c>"self"</c>.</summary>
    TaskOrSelf,

    /// <summary>The name of an object: <see cref="ScenarioOperation.KernelObject"/>.</summary>
    Object,

    /// <summary>As <see cref="Object"/>, a queue of length 1.</summary>
    ObjectOfLengthOne,

    /// <summary>Cycles: <see cref="ScenarioOperation.Number"/>.</summary>
    Cycles,

    /// <summary>A priority: <see cref="ScenarioOperation.Number"/>.</summary>
    Priority,

    /// <summary>32 bits: <see cref="ScenarioOperation.Value"/>.</summary>
    Value,

    /// <summary>32 bits more: <see cref="ScenarioOperation.Value2"/>.</summary>
    Value2,

    /// <summary>Event bits: <see cref="ScenarioOperation.Value"/>.</summary>
    Bits,

    /// <summary>Event bits of which at least one is set: <see cref="ScenarioOperation.Value"/>.</summary>
    SomeBits,

    /// <summary>More event bits, of which at least one is set: <see cref="ScenarioOperation.Value2"/>.</summary>
    SomeBits2,

    /// <summary>A number of bytes: <see cref="ScenarioOperation.Value"/>.</summary>
    Bytes,

    /// <summary>An affinity mask: <see cref="ScenarioOperation.Value"/>.</summary>
    Mask,

    /// <summary>A second truth value: <see cref="ScenarioOperation.Flag2"/>.</summary>
    Flag2,

    /// <summary>A period in ticks, not 0: <see cref="ScenarioOperation.Value"/>.</summary>
    Period,

    /// <summary>A number of ticks or <c>"forever"</c>: <see cref="ScenarioOperation.Wait"/>.</summary>
    Wait,

    /// <summary>A number of ticks or <c>"forever"</c> that the operation does not wait itself: <see cref="ScenarioOperation.Wait"/>.</summary>
    WaitToCheck,

    /// <summary>A number of ticks: <see cref="ScenarioOperation.Wait"/>.</summary>
    Ticks,

    /// <summary>A number of ticks that is not 0: <see cref="ScenarioOperation.Wait"/>.</summary>
    Increment,

    /// <summary>A notification entry, which may be left out: <see cref="ScenarioOperation.NotifyIndex"/>.</summary>
    NotifyIndex,

    /// <summary>True or false: <see cref="ScenarioOperation.Flag"/>.</summary>
    Flag,

    /// <summary>A word: <see cref="ScenarioOperation.Action"/>.</summary>
    Action,
}
