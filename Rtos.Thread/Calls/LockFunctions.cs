namespace Rtos.Thread;

/// <summary>The methods of locks, each with the lock as its first argument.</summary>
public sealed class LockFunctions
{
    private const double TryOnce = 0;

    private readonly ThreadModel _model;

    internal LockFunctions(ThreadModel model)
    {
        _model = model;

        // The board's firmware takes its arguments by position only.
        var parameters = model.Options is { IsFirmware: true, IsLoboris: false } ? "lock, [waitflag], [timeout]" : "lock, [waitflag=], [timeout=]";
        Acquire = new ModuleFunction(model, "acquire", new Signature(parameters), BeginAcquire, CallStages.TakeLock, CallStages.TakeGil);
        Enter = new ModuleFunction(model, "__enter__", new Signature("lock"), BeginEnter, CallStages.TakeLock, CallStages.TakeGil);
        Release = new ModuleFunction(model, "release", new Signature("lock"), DoRelease, CallStages.TakeGil);
        Exit = new ModuleFunction(model, "__exit__", new Signature("lock, [type], [value], [traceback]"), DoRelease, CallStages.TakeGil);
        Locked = ModuleFunction.Simple(model, "locked", "lock", static (scoped ref ModuleCall call) => LockOf(ref call).IsLocked);
    }

    /// <summary><c>lock.acquire(waitflag=1, timeout=-1)</c>.</summary>
    public ModuleFunction Acquire { get; }

    /// <summary><c>lock.release()</c>.</summary>
    public ModuleFunction Release { get; }

    /// <summary><c>lock.locked()</c>.</summary>
    public ModuleFunction Locked { get; }

    /// <summary>The entry of <c>with lock</c>: takes it, waiting as long as necessary; <c>True</c>.</summary>
    public ModuleFunction Enter { get; }

    /// <summary>The exit of <c>with lock</c>: releases it, and lets an exception pass.</summary>
    public ModuleFunction Exit { get; }

    private static PyLock LockOf(scoped ref ModuleCall call) =>
        call.Argument(0).Payload as PyLock ?? throw PyError.Type($"'{call.Argument(0).TypeName}' object isn't a lock");

    private static bool BeginEnter(scoped ref ModuleCall call) => Begin(ref call, seconds: -1);

    private static bool Begin(scoped ref ModuleCall call, double seconds)
    {
        var wanted = LockOf(ref call);
        call.Pending.Lock = wanted;
        call.Pending.WakeTick = seconds < 0 ? PendingCall.Never
            : seconds > TryOnce ? SleepStages.TickAfter(ref call, seconds * 1000)
            : call.Tick;
        if (seconds != TryOnce && wanted.IsLocked)
        {
            call.Model.Diagnostics.BlocksWhileSwitchingLocked(call.Thread, call.Pending.Function.Name);
        }

        return CallStages.ReleaseGil(ref call);
    }

    private bool BeginAcquire(scoped ref ModuleCall call)
    {
        var waits = !call.Has(1) || ArgumentReader.Int(call.Argument(1)) != 0;
        var timeout = call.Has(2) ? ArgumentReader.Float(call.Argument(2)) : -1;
        if (_model.Options.IsFirmware)
        {
            return Begin(ref call, waits ? -1 : TryOnce);
        }

        if (!waits && timeout != -1)
        {
            throw PyError.Value("can't specify a timeout for a non-blocking call");
        }

        if (waits && timeout >= 0 && !call.Thread.IsTimeoutReported)
        {
            call.Thread.IsTimeoutReported = true;
            call.Model.Diagnostics.Add(
                ThreadDiagnosticKind.NotPortable, call.Thread, $"thread {call.Thread} calls acquire with a timeout; boards with older firmware ignore it and wait without end");
        }

        return Begin(ref call, waits ? timeout : TryOnce);
    }

    private bool DoRelease(scoped ref ModuleCall call)
    {
        var released = LockOf(ref call);
        if (!released.IsLocked)
        {
            throw new PyException(new PyError("RuntimeError"));
        }

        released.Release(call.Scheduler);
        return CallStages.ReleaseGil(ref call);
    }
}
