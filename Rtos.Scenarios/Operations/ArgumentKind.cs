namespace Rtos.Scenarios;

/// <summary>The kind of an argument of an operation, and where <see cref="ScenarioOperation"/> keeps it.</summary>
internal enum ArgumentKind
{
    /// <summary>The name of a task: <see cref="ScenarioOperation.Task"/>.</summary>
    Task,

    /// <summary>Like <see cref="Task"/>, or <c>"self"</c>.</summary>
    TaskOrSelf,

    /// <summary>The name of an object: <see cref="ScenarioOperation.KernelObject"/>.</summary>
    Object,

    /// <summary>Like <see cref="Object"/>, but a queue of length 1.</summary>
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

    /// <summary>Event bits, at least one of which is set: <see cref="ScenarioOperation.Value"/>.</summary>
    SomeBits,

    /// <summary>More event bits, at least one of which is set: <see cref="ScenarioOperation.Value2"/>.</summary>
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

    /// <summary>A number of ticks or <c>"forever"</c> for which the operation itself does not wait: <see cref="ScenarioOperation.Wait"/>.</summary>
    WaitToCheck,

    /// <summary>A number of ticks: <see cref="ScenarioOperation.Wait"/>.</summary>
    Ticks,

    /// <summary>A number of ticks other than 0: <see cref="ScenarioOperation.Wait"/>.</summary>
    Increment,

    /// <summary>An optional notification entry: <see cref="ScenarioOperation.NotifyIndex"/>.</summary>
    NotifyIndex,

    /// <summary>True or false: <see cref="ScenarioOperation.Flag"/>.</summary>
    Flag,

    /// <summary>A word: <see cref="ScenarioOperation.Action"/>.</summary>
    Action,
}
