using Rtos.Core;

namespace Rtos.Tasks;

/// <content>The lists of active timers: expiry, reloading, and the exchange when the tick count wraps.</content>
internal sealed partial class TimerDaemon
{
    private RtosTimer TakeFirst()
    {
        var timer = _current.First;
        _current.Remove(timer);
        return timer;
    }

    // FreeRTOS: the beginning of prvProcessExpiredTimer. False: the next period has passed as well.
    private bool Reload(RtosTimer timer, uint expiredTime, uint now)
    {
        if (timer.IsAutoReload)
        {
            return !InsertInActiveList(timer, unchecked(expiredTime + timer.PeriodTicks), now, expiredTime);
        }

        timer.IsRunning = false;
        return true;
    }

    // FreeRTOS: prvProcessExpiredTimer. One callback for each period that was missed.
    [StackFrame(FrameBytes)]
    private async Routine Expire(RtosTimer timer, uint expiredTime, uint now)
    {
        if (Reload(timer, expiredTime, now))
        {
            await Invoke(timer.RunCallback, timer.Voice);
        }
        else
        {
            await ExpireMissed(timer, expiredTime, now);
        }
    }

    // FreeRTOS: the loop of prvReloadTimer. It looks at the time alone: a callback that ends the reloading does not end it.
    [StackFrame(FrameBytes)]
    private async Routine ExpireMissed(RtosTimer timer, uint expiredTime, uint now)
    {
        do
        {
            // The callback need not make a call, and the program decides how many periods have passed.
            Device.Calls.CountOperation();
            expiredTime = unchecked(expiredTime + timer.PeriodTicks);
            await Invoke(timer.RunCallback, timer.Voice);
        }
        while (InsertInActiveList(timer, unchecked(expiredTime + timer.PeriodTicks), now, expiredTime));
        await Invoke(timer.RunCallback, timer.Voice);
    }

    // FreeRTOS: prvSampleTimeNow. Returns whether the count has wrapped, so that the lists must be exchanged.
    private bool HasComeRound(uint now)
    {
        var cameRound = now < _lastTime;
        if (!cameRound)
        {
            _lastTime = now;
        }

        return cameRound;
    }

    // FreeRTOS: prvSwitchTimerLists
    [StackFrame(FrameBytes)]
    private async Routine ExchangeLists(uint now)
    {
        while (!_current.IsEmpty)
        {
            var timer = TakeFirst();
            await Expire(timer, timer.Expiry, uint.MaxValue);
        }

        (_current, _overflow) = (_overflow, _current);
        _lastTime = now;
    }

    // FreeRTOS: prvInsertTimerInActiveList. Returns whether the timer is already due instead.
    private bool InsertInActiveList(RtosTimer timer, uint nextExpiry, uint now, uint commandTime)
    {
        timer.Expiry = nextExpiry;
        if (nextExpiry <= now)
        {
            if (unchecked(now - commandTime) >= timer.PeriodTicks)
            {
                return true;
            }

            _overflow.Insert(timer);
            return false;
        }

        if (now < commandTime && nextExpiry >= commandTime)
        {
            return true;
        }

        _current.Insert(timer);
        return false;
    }
}
