namespace Rtos.Thread;

/// <summary>What a thread's call in progress may wait for.</summary>
internal enum ThreadWait : byte
{
    Nothing,
    Time,
    Gil,
    Lock,
    Notification,
}

/// <summary>The state of a thread's call for which the kernel's record has no room. A thread has one, reused for each call.</summary>
internal sealed class PendingCall
{
    /// <summary>A time that never comes.</summary>
    internal const long Never = long.MaxValue;

    internal ModuleFunction Function { get; private set; } = null!;

    /// <summary>What the thread does in the call, in words for reports; null: the function's name is enough.</summary>
    internal string? Purpose => Function.Purpose;

    /// <summary>The arguments in the order of the parameters.</summary>
    internal PyValue?[] Arguments { get; set; } = [];

    /// <summary>The next stage of the function.</summary>
    internal int Stage { get; set; }

    /// <summary>The tick, on the count that never wraps, at which the wait ends.</summary>
    internal long WakeTick { get; set; }

    internal ThreadWait Wait { get; set; }

    /// <summary>The lock that the call is about.</summary>
    internal PyLock? Lock { get; set; }

    /// <summary>The thread that the call is about.</summary>
    internal PyThread? Other { get; set; }

    /// <summary>How many pieces of a text have been written.</summary>
    internal int Pieces { get; set; }

    /// <summary>The cycles that the call is to work, or a time that it needs later.</summary>
    internal long Cycles { get; set; }

    /// <summary>Cycles that a short sleep of the board spends in a loop.</summary>
    internal long BusyCycles { get; set; }

    /// <summary>The tick at which a sleep of the board next checks for a notification.</summary>
    internal long CheckTick { get; set; }

    /// <summary>The sleep was ended early, for something that the front end has to do first.</summary>
    internal bool IsInterrupted { get; set; }

    /// <summary>The text to write, piece by piece.</summary>
    internal IReadOnlyList<string> Texts { get; set; } = [];

    internal PyValue Value { get; set; }

    internal PyError? Error { get; set; }

    /// <summary>Whether it waits for something other than time.</summary>
    internal bool WaitsForever => WakeTick == Never && Wait is ThreadWait.Lock or ThreadWait.Notification;

    internal void Begin(ModuleFunction function)
    {
        Function = function;
        Arguments = [];
        Stage = 0;
        WakeTick = Never;
        Wait = ThreadWait.Nothing;
        Lock = null;
        Other = null;
        Pieces = 0;
        Cycles = 0;
        BusyCycles = 0;
        CheckTick = 0;
        IsInterrupted = false;
        Texts = [];
        Value = PyValue.None;
        Error = null;
    }
}
