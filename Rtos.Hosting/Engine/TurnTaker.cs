namespace Rtos.Hosting;

/// <summary>A device's place among those that want turns: it waits in the queue of the workers once or not at all.</summary>
/// <remarks>
/// <code>
///          Wake             Take                  End: nothing to do, or not yet
///   Idle ───────► Queued ───────────► Running ───────────────────────────────► Idle
///     │              ▲                   │ Wake meanwhile, or End with more to do
///     │              └───────────────────┘
///     └───────────────TryClaim──────────► Running, for good: there are no more turns
/// </code>
/// Any thread may call <see cref="Wake"/> and <see cref="TryClaim"/>, the thread that gives the turn the others. The phase is
/// changed by exchanges alone, so that at most one thread at a time is in a turn.
/// </remarks>
/// <param name="work">What is done in a turn.</param>
/// <param name="enqueue">Puts it at the end of the workers' queue.</param>
internal sealed class TurnTaker(ITurnWork work, Action<TurnTaker> enqueue)
{
    private const int Idle = 0;
    private const int Queued = 1;
    private const int Running = 2;
    private const int RunningAgain = 3;

    private int _phase;

    /// <summary>Its place among those that wait for a time of the host, and that time: the timers' own, under their lock.</summary>
    internal int HeapIndex { get; set; } = -1;

    internal long WakeAt { get; set; }

    /// <summary>What is done in a turn.</summary>
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

    /// <summary>Takes the turn that it has waited for; <see cref="End"/> must follow.</summary>
    /// <returns>Whether it wants another one.</returns>
    internal bool Take()
    {
        Interlocked.Exchange(ref _phase, Running);
        return work.Turn();
    }

    /// <summary>The turn is over: from here on another worker may give the next one.</summary>
    internal void End(bool again)
    {
        if (again || Interlocked.CompareExchange(ref _phase, Idle, Running) != Running)
        {
            Interlocked.Exchange(ref _phase, Queued);
            enqueue(this);
        }

        work.TurnEnded();
    }

    /// <summary>Takes the last turn, when the workers give none any more, unless another thread is in one.</summary>
    internal bool TryClaim() =>
        Interlocked.CompareExchange(ref _phase, Running, Idle) == Idle || Interlocked.CompareExchange(ref _phase, Running, Queued) == Queued;
}
