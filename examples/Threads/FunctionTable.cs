using System.Text;
using Rtos.Thread;

namespace Threads;

/// <summary>The tables of the page: every function of both manuals, each with a call that was made.</summary>
public static class FunctionTable
{
    private const string Same = "–";

    private static readonly FunctionRow[] Loboris =
    [
        new("start_new_thread(name, func, args[, kwargs][, samecore=True][, stacksize=-1])", "StartNewThread(name, func, args, kwargs, samecore, stacksize)", "`MICROPY_THREAD_MAX_THREADS` is ignored", "start_new_thread(\"blink\", f, ())", s => s.Loboris.StartNewThread("blink", Scene.F, PyValue.Tuple())),
        new("stack_size([size])", "StackSize(size)", Same, "stack_size(100)", s => s.Loboris.StackSize(100)),
        new("allowsuspend(flag)", "AllowSuspend(flag)", Same, "allowsuspend(True)", s => s.Loboris.AllowSuspend(true)),
        new("suspend(id)", "Suspend(id)", Same, "suspend(t)", s => s.Loboris.Suspend(s.T)),
        new("resume(id)", "Resume(id)", Same, "resume(t)", s => s.Loboris.Resume(s.T)),
        new("kill(id)", "Kill(id)", "the main thread can be killed, and with it the prompt; firmware from 2018-01-12 on has no `kill` at all", "kill(t)", s => s.Loboris.Kill(s.T)),
        new("stop(id)", "Stop(id)", Same, "stop(t)", s => s.Loboris.Stop(s.T)),
        new("notify(id, value)", "Notify(id, value)", "a value of any size is sent, but only 31 bits arrive", "notify(t, -1)", s => s.Loboris.Notify(s.T, -1)),
        new("getnotification()", "GetNotification()", Same, "getnotification()", s => s.Loboris.GetNotification()),
        new("wait([timeout_ms])", "Wait(timeout)", "does not see a notification that has ended a sleep; a negative time is about 49 days", "wait(20)", s => s.Loboris.Wait(20)),
        new("isnotified(id)", "IsNotified(id)", "inverted", "isnotified(t)", s => s.Loboris.IsNotified(s.T)),
        new("sendmsg(id, msg)", "SendMsg(id, message)", "`sendmsg(0, …)` answers for the last thread tried", "sendmsg(t, \"hi\")", s => s.Loboris.SendMsg(s.T, "hi")),
        new("getmsg()", "GetMsg()", Same, "getmsg()", s => s.Loboris.GetMsg()),
        new("getThreadName(id)", "GetThreadName(id)", Same, "getThreadName(t)", s => s.Loboris.GetThreadName(s.T)),
        new("getSelfName()", "GetSelfName()", Same, "getSelfName()", s => s.Loboris.GetSelfName()),
        new("getReplID()", "GetReplId()", "0 until the prompt is reached", "getReplID()", s => s.Loboris.GetReplId()),
        new("getMainID()", "GetMainId()", Same, "getMainID()", s => s.Loboris.GetMainId()),
        new("replAcceptMsg([flag])", "ReplAcceptMsg(flag)", Same, "replAcceptMsg(False)", s => s.Loboris.ReplAcceptMsg(false)),
        new("mainAcceptMsg([flag])", "MainAcceptMsg(flag)", Same, "mainAcceptMsg()", s => s.Loboris.MainAcceptMsg()),
        new("list([print])", "List(print)", Same, "list(False)", s => s.Loboris.List(false)),
        new("status(id)", "Status(id)", "-1 for the caller", "status(getMainID())", s => s.Loboris.Status(s.Main.Id)),
        new("lock()", "Lock()", Same, "lock()", s => s.Loboris.Lock()),
        new("unlock()", "Unlock()", Same, "unlock()", s => s.Loboris.Unlock()),
    ];

    private static readonly FunctionRow[] Pycom =
    [
        new("start_new_thread(function, args[, kwargs])", "StartNewThread(function, args, kwargs)", "gives `None`; the minimum stack is 5120 bytes; without memory it raises `MemoryError`", "start_new_thread(f, ())", s => s.Pycom.StartNewThread(Scene.F, PyValue.Tuple())),
        new("exit()", "Exit()", Same, "exit()", s => s.Pycom.Exit()),
        new("allocate_lock()", "AllocateLock()", Same, "allocate_lock()", s => s.Pycom.AllocateLock()),
        new("get_ident()", "GetIdent()", Same, "get_ident()", s => s.Pycom.GetIdent()),
        new("stack_size([size])", "StackSize(size)", Same, "stack_size(8192)", s => s.Pycom.StackSize(8192)),
        new("LockType", "LockType, MakeLock", Same, "LockType()", s => s.Pycom.MakeLock.Call()),
        new("lock.acquire(waitflag=1, timeout=-1)", "PyLock.Acquire(waitflag, timeout)", "the timeout is ignored, and there are no named arguments", "lock.acquire(0, 5)", s => s.Held.Acquire(0, 5)),
        new("lock.release()", "PyLock.Release()", Same, "lock.release()", s => s.Held.Release()),
        new("lock.locked()", "PyLock.Locked()", Same, "lock.locked()", s => s.Held.Locked()),
        new("with lock:", "LockFunctions.Enter, Exit", Same, "lock.__exit__()", s => s.Chip.Threads.LockFunctions.Exit.Call(s.Held.Value)),
    ];

    /// <summary>What Python calls the functions, up to the bracket.</summary>
    /// <param name="dialect">The dialect.</param>
    public static IReadOnlyList<string> Names(ThreadDialect dialect) => [.. Rows(dialect).Select(r => r.Python.Split('(')[0])];

    /// <summary>The table of a dialect, with the calls made.</summary>
    /// <param name="dialect">The dialect.</param>
    /// <returns>Lines of a Markdown table.</returns>
    public static string Write(ThreadDialect dialect)
    {
        var text = new StringBuilder("| Python | C# | the profile `Firmware` | example |\n| --- | --- | --- | --- |\n");
        foreach (var row in Rows(dialect))
        {
            text.Append(row.Write(dialect));
        }

        return text.ToString();
    }

    private static FunctionRow[] Rows(ThreadDialect dialect) => dialect == ThreadDialect.Loboris ? Loboris : Pycom;
}
