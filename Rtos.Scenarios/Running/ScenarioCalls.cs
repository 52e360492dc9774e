using Rtos.Core;
using Rtos.Tasks;

namespace Rtos.Scenarios;

/// <summary>Which kernel call each operation of a task or callback is.</summary>
internal static class ScenarioCalls
{
    internal static KernelOperation OperationOf(ScenarioRun run, ScenarioOperation operation) => operation.Kind switch
    {
        OperationKind.Work => TaskCalls.Work,
        OperationKind.Delay => TaskCalls.Delay,
        OperationKind.DelayUntil => TaskCalls.DelayUntil,
        OperationKind.Yield => TaskCalls.Yield,
        OperationKind.Delete => TaskCalls.Delete,
        OperationKind.Suspend => TaskCalls.Suspend,
        OperationKind.Resume => TaskCalls.Resume,
        OperationKind.SetPriority => TaskCalls.SetPriority,
        OperationKind.GetPriority => TaskCalls.GetPriority,
        OperationKind.BasePriority => TaskCalls.BasePriority,
        OperationKind.AbortDelay => TaskCalls.AbortDelay,
        OperationKind.State => TaskCalls.State,
        OperationKind.SuspendAll => TaskCalls.SuspendAll,
        OperationKind.ResumeAll => TaskCalls.ResumeAll,
        OperationKind.TickCount => TaskCalls.TickCount,
        OperationKind.CatchUpTicks => TaskCalls.CatchUpTicks,
        OperationKind.EnterCritical => TaskCalls.EnterCritical,
        OperationKind.ExitCritical => TaskCalls.ExitCritical,
        OperationKind.SchedulerState => TaskCalls.SchedulerState,
        OperationKind.NumTasks => TaskCalls.NumTasks,
        OperationKind.SetTimeOut => TaskCalls.SetTimeOut,
        OperationKind.CheckTimeOut => TaskCalls.CheckTimeOut,
        OperationKind.RunTime => TaskCalls.RunTime,
        OperationKind.SetAffinity => TaskCalls.SetAffinity,
        OperationKind.GetAffinity => TaskCalls.GetAffinity,
        OperationKind.PreemptionDisable => TaskCalls.PreemptionDisable,
        OperationKind.PreemptionEnable => TaskCalls.PreemptionEnable,
        OperationKind.NotifyGive => NotifyCalls.Give,
        OperationKind.Notify => NotifyCalls.Notify,
        OperationKind.NotifyQuery => NotifyCalls.Query,
        OperationKind.NotifyTake => NotifyCalls.Take,
        OperationKind.NotifyWait => NotifyCalls.Wait,
        OperationKind.NotifyStateClear => NotifyCalls.StateClear,
        OperationKind.NotifyValueClear => NotifyCalls.ValueClear,
        OperationKind.TimerActive => TimerCalls.Active,
        OperationKind.TimerExpiry => TimerCalls.Expiry,
        OperationKind.TimerPeriodGet => TimerCalls.Period,
        OperationKind.TimerReload => TimerCalls.Reload,
        OperationKind.Pend => TimerDaemon.Of(run.Device).Pend,
        OperationKind.Select => run.Get<RtosQueueSet>(operation).SelectCall,
        OperationKind.DeleteObject => DeletionOf(run.Get<KernelObject>(operation)),
        _ => run.Get<KernelObject>(operation) switch
        {
            RtosQueue<uint> queue => Of(queue.Calls, operation.Kind),
            RtosSemaphore semaphore => Of(semaphore, operation.Kind),
            RtosMutexBase mutex => Of(mutex, operation.Kind),
            RtosEventGroup group => Of(group.Calls, operation.Kind),
            RtosStreamBuffer buffer => Of(buffer.Calls, operation.Kind),
            _ => Of(TimerDaemon.Of(run.Device), operation.Kind),
        },
    };

    private static KernelOperation Of(QueueCalls<uint> calls, OperationKind kind) => kind switch
    {
        OperationKind.Send => calls.Send,
        OperationKind.SendToFront => calls.SendToFront,
        OperationKind.Overwrite => calls.Overwrite,
        OperationKind.Receive => calls.Receive,
        OperationKind.Peek => calls.Peek,
        OperationKind.Waiting => calls.Waiting,
        OperationKind.Spaces => calls.Spaces,
        OperationKind.Reset => calls.Reset,
        _ => throw Unknown(kind),
    };

    private static KernelOperation Of(RtosSemaphore semaphore, OperationKind kind) => kind switch
    {
        OperationKind.Take => semaphore.TakeCall,
        OperationKind.Give => semaphore.GiveCall,
        OperationKind.Count => semaphore.CountCall,
        _ => throw Unknown(kind),
    };

    private static KernelOperation Of(RtosMutexBase mutex, OperationKind kind) => kind switch
    {
        OperationKind.Take => ((RtosMutex)mutex).TakeCall,
        OperationKind.Give => ((RtosMutex)mutex).GiveCall,
        OperationKind.Count => mutex.CountCall,
        OperationKind.Holder => mutex.HolderCall,
        OperationKind.TakeRecursive => ((RtosRecursiveMutex)mutex).TakeRecursiveCall,
        OperationKind.GiveRecursive => ((RtosRecursiveMutex)mutex).GiveRecursiveCall,
        _ => throw Unknown(kind),
    };

    private static KernelOperation<uint> Of(EventGroupCalls calls, OperationKind kind) => kind switch
    {
        OperationKind.SetBits => calls.SetBits,
        OperationKind.ClearBits => calls.ClearBits,
        OperationKind.GetBits => calls.GetBits,
        OperationKind.WaitBits => calls.WaitBits,
        OperationKind.Sync => calls.Sync,
        _ => throw Unknown(kind),
    };

    private static KernelOperation Of(StreamCalls calls, OperationKind kind) => kind switch
    {
        OperationKind.StreamSend => calls.StreamSend,
        OperationKind.StreamReceive => calls.StreamReceive,
        OperationKind.MessageSend => calls.MessageSend,
        OperationKind.MessageReceive => calls.MessageReceive,
        OperationKind.StreamAvailable => calls.Available,
        OperationKind.StreamSpaces => calls.Spaces,
        OperationKind.StreamTrigger => calls.Trigger,
        OperationKind.StreamReset => calls.Reset,
        OperationKind.NextLength => calls.NextLength,
        OperationKind.IsFull => calls.IsFull,
        OperationKind.IsEmpty => calls.IsEmpty,
        _ => throw Unknown(kind),
    };

    private static SendOperation<TimerCommand> Of(TimerDaemon daemon, OperationKind kind) => kind switch
    {
        OperationKind.TimerStart => daemon.Start,
        OperationKind.TimerStop => daemon.Stop,
        OperationKind.TimerReset => daemon.Reset,
        OperationKind.TimerPeriod => daemon.ChangePeriod,
        OperationKind.TimerDelete => daemon.Delete,
        _ => throw Unknown(kind),
    };

    private static KernelOperation DeletionOf(KernelObject item) => item switch
    {
        RtosEventGroup group => group.Calls.Delete,
        RtosStreamBuffer buffer => buffer.Calls.Delete,
        _ => ((RtosQueueBase)item).DeleteCall,
    };

    private static InvalidOperationException Unknown(OperationKind kind) => new($"{kind} is not performed");
}
