namespace Rtos.Hosting;

/// <summary>A device's place among those that want turns: it is in the workers' queue at most once.</summary>
/// <remarks>
/// <code>
///          Wake             Take                  End: nothing to do, or not yet
///   Idle ───────► Queued ───────────► Running ───────────────────────────────► Idle
///     │              ▲                   │ Wake meanwhile, or End with more to do
///     │              └───────────────────┘
///     └───────────────TryClaim──────────► Running, for good: there are no more turns
/// </code>
/// Any thread may call <see cref="Wake"/> and <see cref="TryClaim"/>, and the thread that gives the turn calls the others. The phase
/// is changed only by compare-and-exchange, so that at most one thread at a time is in a turn.
/// </remarks>
/// <param name="work">The work of a turn.</param>
/// <param name="enqueue">Adds it to the end of the workers' queue.</param>
internal sealed class TurnTaker(ITurnWork work, Action<TurnTaker> enqueue)
{
    private const int Idle = 0;
    private const int Queued = 1;
    private const int Running = 2;
    private const int RunningAgain = 3;

    private int _phase;

    /// <summary>Its place among those that wait for a host time, and that time: owned by the timers, under their lock.</summary>
    internal int HeapIndex { get; set; } = -1;

    internal long WakeAt { get; set; }

    /// <summary>The work of a turn.</summary>
    internal ITurnWork Work => work;

    /// <summary>Asks for a turn.</summary>
    internal void Wake()
    {
        for (; ; )
        {
            var phase = Volatile.Read(ref _phase);
            if (phase is Queued or RunningAgain)
            {
                return;
            }

            var next = phase == Idle ? Queued : RunningAgain;
            if (Interlocked.CompareExchange(ref _phase, next, phase) == phase)
            {
                if (next == Queued)
                {
                    enqueue(this);
                }

                return;
            }
        }
    }

    /// <summary>Takes the requested turn; <see cref="End"/> must follow.</summary>
    /// <returns>Whether it wants another one.</returns>
    internal bool Take()
    {
        Interlocked.Exchange(ref _phase, Running);
        return work.Turn();
    }

    /// <summary>The turn is over: from now on another worker may give the next one.</summary>
    internal void End(bool again)
    {
        if (again || Interlocked.CompareExchange(ref _phase, Idle, Running) != Running)
        {
            Interlocked.Exchange(ref _phase, Queued);
            enqueue(this);
        }

        work.TurnEnded();
    }

    /// <summary>Takes the last turn, after the workers have stopped giving any, unless another thread is in one.</summary>
    internal bool TryClaim() =>
        Interlocked.CompareExchange(ref _phase, Running, Idle) == Idle || Interlocked.CompareExchange(ref _phase, Running, Queued) == Queued;
}
