using Rtos.Core;

namespace Rtos.Tasks;

/// <summary>The work of the timer service task: commands, expired timers, pended calls. FreeRTOS: <c>timers.c</c>, one method for each of its functions.</summary>
internal sealed partial class TimerDaemon
{
    // The stack of the daemon's own functions, which are small.
    private const int FrameBytes = 48;

    private TimerList _current = new();
    private TimerList _overflow = new();
    private uint _lastTime;

    // ESP-IDF calls the callbacks that expire at the tick count's overflow inside its own critical section.
    private int _nestingAtCallback;

    private TimerDaemon(Device device)
    {
        Device = device;
        Commands = new RtosQueue<TimerCommand>(
            device, "TmrQ", device.Configuration.TimerQueueLength, 16, device.Scheduler.Timers.WaitingForCommands);
        Start = Command(TimerRows.Start);
        Reset = Command(TimerRows.Reset);
        Stop = Command(TimerRows.Stop);
        ChangePeriod = Command(TimerRows.ChangePeriod);
        Delete = Command(TimerRows.Delete);
        Pend = Command(TimerRows.Pend);
    }

    internal Device Device { get; }

    internal RtosQueue<TimerCommand> Commands { get; }

    internal SendOperation<TimerCommand> Start { get; }

    internal SendOperation<TimerCommand> Reset { get; }

    internal SendOperation<TimerCommand> Stop { get; }

    internal SendOperation<TimerCommand> ChangePeriod { get; }

    internal SendOperation<TimerCommand> Delete { get; }

    internal SendOperation<TimerCommand> Pend { get; }

    private Scheduler Scheduler => Device.Scheduler;

    /// <summary>The daemon of a device; made when it is first asked for.</summary>
    internal static TimerDaemon Of(Device device)
    {
        if (device.Scheduler.Timers.Daemon is TimerDaemon daemon)
        {
            return daemon;
        }

        daemon = new TimerDaemon(device);
        device.Scheduler.Objects.Register(daemon.Commands, ObjectMemory.Static);
        device.Scheduler.Timers.Attach(daemon, waits => new DaemonStart(daemon, waits));
        return daemon;
    }

    /// <summary>Fills in the record of a command. Commands wait neither while the scheduler is suspended nor before it has started.</summary>
    internal void Prepare(ref KernelCall call, in TimerCommand command, Ticks wait)
    {
        Commands.Calls.Keep(ref call, command);
        call.TicksToWait = Scheduler.IsSuspendedByOwnCore || !Scheduler.IsRunning ? 0 : wait.Value;
    }

    /// <summary>Sends a command from an interrupt. FreeRTOS: <c>xTimerGenericCommandFromISR</c>.</summary>
    internal bool SendFromISR(in TimerCommand command, ref bool higherPriorityTaskWoken)
    {
        if (Commands.IsFull)
        {
            return false;
        }

        Commands.PushBack(command);
        higherPriorityTaskWoken |= Commands.AddedFromISR(Scheduler);
        return true;
    }

    private SendOperation<TimerCommand> Command(CallRow row) => new(Commands, row, QueuePlace.Back);

    // FreeRTOS: prvTimerTask, and prvProcessTimerOrBlockTask inside it.
    [StackFrame(FrameBytes)]
    private async Routine Run(bool waitsForCommands)
    {
        Device.Scheduler.Timers.StartUp();
        if (waitsForCommands)
        {
            await ProcessReceivedCommands();
        }

        for (; ; )
        {
            var listWasEmpty = _current.IsEmpty;
            var nextExpireTime = listWasEmpty ? 0 : _current.FirstExpiry;
            if (Scheduler.Active.Has(Attention.LockedOut))
            {
                await SuspendPoint();
            }
            else
            {
                Scheduler.Policy.EnterCriticalOrSuspendAll();
            }

            var now = Scheduler.TickCount.Value;
            var switched = HasComeRound(now);
            if (switched)
            {
                await ExchangeLists(now);
            }

            var expired = !switched && !listWasEmpty && nextExpireTime <= now;
            if (switched || expired)
            {
                Scheduler.Policy.ExitCriticalOrResumeAll();
            }
            else
            {
                Block(nextExpireTime, now, listWasEmpty);
            }

            if (IsSwitchDue)
            {
                await SwitchPoint();
            }
            else if (!switched && !expired)
            {
                // It has nothing to do and cannot give up its core.
                Device.Calls.CountOperation();
            }

            if (expired)
            {
                var timer = TakeFirst();
                if (Reload(timer, nextExpireTime, now))
                {
                    // The most frequent case: without a method around the callback.
                    BeginCallback(timer.Voice);
                    await timer.RunCallback();
                    EndCallback();
                }
                else
                {
                    await ExpireMissed(timer, nextExpireTime, now);
                }
            }

            // Reading an empty queue would change nothing unless a switch has been noted, or the core has to stand for it.
            if (Commands.Count != 0 || Scheduler.Active.Has(Attention.Yield | Attention.LockedOut))
            {
                await ProcessReceivedCommands();
            }
        }
    }

    private void Block(uint nextExpireTime, uint now, bool listWasEmpty)
    {
        if (Commands.Count == 0)
        {
            Scheduler.PlaceOnEventListRestricted(
                Commands.WaitingToReceive, unchecked(nextExpireTime - now), listWasEmpty && _overflow.IsEmpty);
        }

        if (!Scheduler.Policy.ExitCriticalOrResumeAll())
        {
            Scheduler.YieldWithinApi();
        }
    }

    // FreeRTOS: prvProcessReceivedCommands
    [StackFrame(FrameBytes)]
    private async Routine ProcessReceivedCommands()
    {
        while ((await Commands.Receive(Ticks.None)).TryGet(out var command))
        {
            AssertNotDeleted(command);
            if (command.Timer is not { } timer)
            {
                await ProcessPended(command);
                continue;
            }

            timer.List?.Remove(timer);
            var now = Scheduler.TickCount.Value;
            if (HasComeRound(now))
            {
                await ExchangeLists(now);
            }

            await Process(command, timer, now);
        }
    }

    // A command may have been queued after the one that deletes its timer: the kernels would work on freed memory.
    private void AssertNotDeleted(in TimerCommand command)
    {
        if (((KernelObject?)command.Timer ?? command.Target) is { IsDeleted: true } item)
        {
            Device.Misuse(PanicKind.UseAfterDelete, $"the timer service task has a command ({command.Kind}) for {item.Name}, which has been deleted since it was posted");
        }
    }

    // FreeRTOS: the code for what xTimerPendFunctionCall has posted; event groups post their interrupts' bits the same way.
    [StackFrame(FrameBytes)]
    private async Routine ProcessPended(TimerCommand command)
    {
        switch (command.Kind)
        {
            case TimerCommandKind.SetBits:
            case TimerCommandKind.ClearBits:
                command.Change!(Scheduler, command.Target!, command.Value);
                await SwitchPoint();
                break;
            default:
                await Invoke(command.Function!, command.Voice!);
                break;
        }
    }

    [StackFrame(FrameBytes)]
    private async Routine Process(TimerCommand command, RtosTimer timer, uint now)
    {
        switch (command.Kind)
        {
            case TimerCommandKind.Start:
                timer.IsRunning = true;
                var due = unchecked(command.Value + timer.PeriodTicks);
                if (InsertInActiveList(timer, due, now, command.Value))
                {
                    // It is due already: its time, counted from the call, has passed.
                    await Expire(timer, due, now);
                }

                break;
            case TimerCommandKind.ChangePeriod:
                timer.IsRunning = true;
                timer.PeriodTicks = command.Value;
                InsertInActiveList(timer, unchecked(now + timer.PeriodTicks), now, now);
                break;
            case TimerCommandKind.Delete:
                timer.IsRunning = false;
                Device.Scheduler.Objects.Delete(timer);
                if (IsSwitchDue)
                {
                    await SwitchPoint();
                }

                break;
            default:
                timer.IsRunning = false;
                break;
        }
    }

    [StackFrame(FrameBytes)]
    private async Routine Invoke(Func<Routine> function, CallbackVoice voice)
    {
        BeginCallback(voice);
        await function();
        EndCallback();
    }

    private void BeginCallback(CallbackVoice voice)
    {
        var task = Scheduler.Current;
        task.Voice = voice;
        task.Call.Index = 0;
        _nestingAtCallback = Scheduler.Active.CriticalNesting;
    }

    private void EndCallback()
    {
        var task = Scheduler.Current;
        var nesting = Scheduler.Active.CriticalNesting;
        if (nesting != _nestingAtCallback)
        {
            Device.Misuse(PanicKind.Unbalanced, nesting > _nestingAtCallback
                ? $"the callback {task.Voice?.Name} ended inside a critical section; leave it first"
                : $"the callback {task.Voice?.Name} left the timer service task's own critical section");
        }

        task.Voice = CallbackVoice.Silent;
    }

    private bool IsSwitchDue => Scheduler.Active.SwitchDue;

    // Lets a switch that is due happen; does nothing else.
    private RtosCall SwitchPoint() => new(Device.Calls, Device.Calls.EnterWhole(TimerCalls.SwitchPoint));

    // The same for the beginning of the daemon's own critical section.
    private RtosCall SuspendPoint() => new(Device.Calls, Device.Calls.EnterWhole(TimerCalls.SuspendPoint));

    private sealed class DaemonStart(TimerDaemon daemon, bool waitsForCommands) : CoroutineStart
    {
        private protected override Routine Call(Tcb task) => daemon.Run(waitsForCommands);
    }
}
