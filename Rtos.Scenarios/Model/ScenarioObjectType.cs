namespace Rtos.Scenarios;

/// <summary>The types of kernel objects that a scenario can list.</summary>
public enum ScenarioObjectType
{
    /// <summary>A queue of 32-bit items.</summary>
    Queue,

    /// <summary>A binary semaphore, empty at first.</summary>
    Binary,

    /// <summary>A counting semaphore.</summary>
    Counting,

    /// <summary>A mutex with priority inheritance.</summary>
    Mutex,

    /// <summary>A recursive mutex.</summary>
    Recursive,

    /// <summary>An event group.</summary>
    Events,

    /// <summary>A stream buffer.</summary>
    Stream,

    /// <summary>A message buffer.</summary>
    Message,

    /// <summary>A stream batching buffer.</summary>
    Batching,

    /// <summary>A software timer.</summary>
    Timer,

    /// <summary>A queue set.</summary>
    QueueSet,

    /// <summary>A function for <c>pend</c>.</summary>
    Call,
}
