using Rtos.Core;

namespace Rtos.Thread;

/// <content>The functions, for threads written in C#.</content>
public sealed partial class LoborisModule
{
    /// <summary>Starts a thread; the caller goes on.</summary>
    /// <param name="name">A <c>str</c>; cut at 15 characters.</param>
    /// <param name="func">A function, bound method or built-in.</param>
    /// <param name="args">A <c>tuple</c> or <c>list</c> of arguments; copied.</param>
    /// <param name="kwargs">A <c>dict</c> of arguments with names.</param>
    /// <param name="samecore">Whether it runs on the main thread's core; left out, yes.</param>
    /// <param name="stacksize">An <c>int</c>, in bytes, 1580 to 49152; anything else is the module's current size.</param>
    /// <returns>Its id, an <c>int</c>.</returns>
    /// <remarks>Loboris: <c>start_new_thread(name, func, args[, kwargs])</c>. Blocks: no. From: a thread.</remarks>
    public RtosCall<PyValue> StartNewThread(
        PyValue name, PyValue func, PyValue args, PyValue? kwargs = null, PyValue? samecore = null, PyValue? stacksize = null)
    {
        (string Name, PyValue? Value)[] keywords = [("kwarg", kwargs), ("samecore", samecore), ("stacksize", stacksize)];
        return _startNewThread.Call(new PyArguments(
            [name, func, args],
            [.. keywords.Where(k => k.Value is not null).Select(k => KeyValuePair.Create(k.Name, k.Value!.Value))]));
    }

    /// <summary>Asks for the stack size of threads started from now on, or sets it.</summary>
    /// <param name="size">An <c>int</c>, in bytes: 0 for the default; brought into 1580 to 49152.</param>
    /// <returns>The size in force, in bytes.</returns>
    /// <remarks>Loboris: <c>stack_size([size])</c>. Blocks: no. From: a thread.</remarks>
    public RtosCall<PyValue> StackSize(PyValue? size = null) => _stackSize.Call(size is { } given ? [given] : []);

    /// <summary>Allows or forbids that others suspend the thread that runs. Of no effect in the main thread.</summary>
    /// <param name="flag">Any object, by its truth.</param>
    /// <returns><c>False</c>.</returns>
    /// <remarks>Loboris: <c>allowsuspend(flag)</c>. Blocks: no. From: a thread.</remarks>
    public RtosCall<PyValue> AllowSuspend(PyValue flag) => _allowSuspend.Call(flag);

    /// <summary>Suspends a thread, if it allows that: it makes no step, while a sleep of its goes on.</summary>
    /// <param name="id">An <c>int</c>.</param>
    /// <returns>Whether it was suspended.</returns>
    /// <remarks>Loboris: <c>suspend(id)</c>. Blocks: no. From: a thread.</remarks>
    public RtosCall<PyValue> Suspend(PyValue id) => _suspend.Call(id);

    /// <summary>Resumes a thread that was suspended.</summary>
    /// <param name="id">An <c>int</c>.</param>
    /// <returns>Whether it was.</returns>
    /// <remarks>Loboris: <c>resume(id)</c>. Blocks: no. From: a thread.</remarks>
    public RtosCall<PyValue> Resume(PyValue id) => _resume.Call(id);

    /// <summary>Kills a thread: it never runs again, no <c>finally</c> runs, its memory comes back, its locks stay locked.</summary>
    /// <param name="id">An <c>int</c>.</param>
    /// <returns>Whether it was killed; not oneself, not the main thread.</returns>
    /// <remarks>Loboris: <c>kill(id)</c>. Blocks: 2 ticks, with the GIL. From: a thread.</remarks>
    public RtosCall<PyValue> Kill(PyValue id) => _kill.Call(id);

    /// <summary>Asks a thread to return: notifies it of <c>EXIT</c>, which its function must look for.</summary>
    /// <param name="id">An <c>int</c>; 0 asks all others.</param>
    /// <returns>Whether it was notified.</returns>
    /// <remarks>Loboris: <c>stop(id)</c>. Blocks: no. From: a thread.</remarks>
    public RtosCall<PyValue> Stop(PyValue id) => _stop.Call(id);

    /// <summary>Notifies a thread; a notification that it has not read is overwritten.</summary>
    /// <param name="id">An <c>int</c>; 0 notifies all others, the main one too.</param>
    /// <param name="value">An <c>int</c>, 1 to 2^30 - 1.</param>
    /// <returns>Whether it was notified; not oneself.</returns>
    /// <remarks>Loboris: <c>notify(id, value)</c>. Blocks: no. From: a thread.</remarks>
    public RtosCall<PyValue> Notify(PyValue id, PyValue value) => _notify.Call(id, value);

    /// <summary>Reads the notification of the thread that runs, and clears it.</summary>
    /// <returns>An <c>int</c>; 0 when there is none.</returns>
    /// <remarks>Loboris: <c>getnotification()</c>. Blocks: no. From: a thread.</remarks>
    public RtosCall<PyValue> GetNotification() => _getNotification.Call();

    /// <summary>Waits for a notification.</summary>
    /// <param name="timeout">An <c>int</c>, in milliseconds; 0 counts as 1. Left out, without end.</param>
    /// <returns>The notification, or <c>None</c> when the time is up.</returns>
    /// <remarks>Loboris: <c>wait([timeout_ms])</c>. Blocks: yes. From: a thread.</remarks>
    public RtosCall<PyValue> Wait(PyValue? timeout = null) => _wait.Call(timeout is { } given ? [given] : []);

    /// <summary>Asks whether a thread has a notification that it has not read.</summary>
    /// <param name="id">An <c>int</c>.</param>
    /// <returns>A <c>bool</c>.</returns>
    /// <remarks>Loboris: <c>isnotified(id)</c>. Blocks: no. From: a thread.</remarks>
    public RtosCall<PyValue> IsNotified(PyValue id) => _isNotified.Call(id);

    /// <summary>Puts a message into a thread's mailbox, which holds 8. Wakes nobody.</summary>
    /// <param name="id">An <c>int</c>; 0 sends to all others, the main one too.</param>
    /// <param name="message">An <c>int</c> of 32 bits or a <c>str</c> that is not empty.</param>
    /// <returns>1 or 0, whether it was put; <c>False</c> for an argument of another type.</returns>
    /// <remarks>Loboris: <c>sendmsg(id, msg)</c>. Blocks: no. From: a thread.</remarks>
    public RtosCall<PyValue> SendMsg(PyValue id, PyValue message) => _sendMsg.Call(id, message);

    /// <summary>Takes the oldest message of the thread that runs.</summary>
    /// <returns><c>(type, sender, message)</c>: type 1 is an <c>int</c>, 2 a <c>str</c>; <c>(0, 0, None)</c> when there is none.</returns>
    /// <remarks>Loboris: <c>getmsg()</c>. Blocks: no. From: a thread.</remarks>
    public RtosCall<PyValue> GetMsg() => _getMsg.Call();

    /// <summary>Asks for the name of a thread.</summary>
    /// <param name="id">An <c>int</c>.</param>
    /// <returns>A <c>str</c>; <c>unknown</c> for a thread that is not alive.</returns>
    /// <remarks>Loboris: <c>getThreadName(id)</c>. Blocks: no. From: a thread.</remarks>
    public RtosCall<PyValue> GetThreadName(PyValue id) => _getThreadName.Call(id);

    /// <summary>Asks for the name of the thread that runs.</summary>
    /// <returns>A <c>str</c>.</returns>
    /// <remarks>Loboris: <c>getSelfName()</c>. Blocks: no. From: a thread.</remarks>
    public RtosCall<PyValue> GetSelfName() => _getSelfName.Call();

    /// <summary>Asks for the id of the main thread.</summary>
    /// <returns>An <c>int</c>; on the board 0 until the prompt is reached.</returns>
    /// <remarks>Loboris: <c>getReplID()</c>. Blocks: no. From: a thread.</remarks>
    public RtosCall<PyValue> GetReplId() => _getReplId.Call();

    /// <summary>Asks for the id of the main thread.</summary>
    /// <returns>An <c>int</c>.</returns>
    /// <remarks>Loboris: <c>getMainID()</c>. Blocks: no. From: a thread.</remarks>
    public RtosCall<PyValue> GetMainId() => _getMainId.Call();

    /// <summary>Asks whether the idle prompt prints what comes for the main thread; the main thread can also set that.</summary>
    /// <param name="flag">Any object, by its truth; of no effect in other threads.</param>
    /// <returns>The setting before the call.</returns>
    /// <remarks>Loboris: <c>replAcceptMsg([flag])</c>. Blocks: no. From: a thread.</remarks>
    public RtosCall<PyValue> ReplAcceptMsg(PyValue? flag = null) => _replAcceptMsg.Call(flag is { } given ? [given] : []);

    /// <summary>The same as <see cref="ReplAcceptMsg"/>.</summary>
    /// <param name="flag">Any object, by its truth; of no effect in other threads.</param>
    /// <returns>The setting before the call.</returns>
    /// <remarks>Loboris: <c>mainAcceptMsg([flag])</c>. Blocks: no. From: a thread.</remarks>
    public RtosCall<PyValue> MainAcceptMsg(PyValue? flag = null) => _mainAcceptMsg.Call(flag is { } given ? [given] : []);

    /// <summary>Prints a line for each thread, newest first, or returns what would be in the lines.</summary>
    /// <param name="print">Any object, by its truth; left out, it prints.</param>
    /// <returns><c>None</c>, or a <c>tuple</c> of <c>(id, type, name, state, stack, max used)</c>.</returns>
    /// <remarks>Loboris: <c>list([print])</c>. Blocks: no, but printing gives the GIL up. From: a thread.</remarks>
    public RtosCall<PyValue> List(PyValue? print = null) => _list.Call(print is { } given ? [given] : []);

    /// <summary>Asks what a thread is doing.</summary>
    /// <param name="id">An <c>int</c>.</param>
    /// <returns><c>RUNNING</c>, <c>SUSPENDED</c>, <c>WAITING</c> or <c>TERMINATED</c>.</returns>
    /// <remarks>Loboris: <c>status(id)</c>. Blocks: no. From: a thread.</remarks>
    public RtosCall<PyValue> Status(PyValue id) => _status.Call(id);

    /// <summary>Keeps threads from giving way at jumps, until <see cref="Unlock"/>. Calls that wait let others run all the same.</summary>
    /// <returns><c>None</c>.</returns>
    /// <remarks>Loboris: <c>lock()</c>. Blocks: no. From: a thread.</remarks>
    public RtosCall<PyValue> Lock() => _lock.Call();

    /// <summary>Lets threads give way at jumps again, whoever had locked.</summary>
    /// <returns><c>None</c>.</returns>
    /// <remarks>Loboris: <c>unlock()</c>. Blocks: no. From: a thread.</remarks>
    public RtosCall<PyValue> Unlock() => _unlock.Call();
}
