using Rtos.Core;

namespace Rtos.Thread;

/// <content>The functions, for threads written in C#.</content>
public sealed partial class LoborisModule
{
    /// <summary>Starts a thread; the caller continues.</summary>
    /// <param name="name">A <c>str</c>; cut at 15 characters.</param>
    /// <param name="func">A function, bound method or built-in.</param>
    /// <param name="args">A <c>tuple</c> or <c>list</c> of arguments; copied.</param>
    /// <param name="kwargs">A <c>dict</c> of keyword arguments.</param>
    /// <param name="samecore">Whether it runs on the main thread's core; by default, it does.</param>
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

    /// <summary>Gets the stack size of threads started from now on, or sets it.</summary>
    /// <param name="size">An <c>int</c>, in bytes: 0 for the default; adjusted to 1580 to 49152.</param>
    /// <returns>The size in force, in bytes.</returns>
    /// <remarks>Loboris: <c>stack_size([size])</c>. Blocks: no. From: a thread.</remarks>
    public RtosCall<PyValue> StackSize(PyValue? size = null) => _stackSize.Call(size is { } given ? [given] : []);

    /// <summary>Allows or forbids others to suspend the running thread. Has no effect in the main thread.</summary>
    /// <param name="flag">Any object, used as a truth value.</param>
    /// <returns><c>False</c>.</returns>
    /// <remarks>Loboris: <c>allowsuspend(flag)</c>. Blocks: no. From: a thread.</remarks>
    public RtosCall<PyValue> AllowSuspend(PyValue flag) => _allowSuspend.Call(flag);

    /// <summary>Suspends a thread, if it allows that: it does not run, but a sleep in progress continues.</summary>
    /// <param name="id">An <c>int</c>.</param>
    /// <returns>Whether it was suspended.</returns>
    /// <remarks>Loboris: <c>suspend(id)</c>. Blocks: no. From: a thread.</remarks>
    public RtosCall<PyValue> Suspend(PyValue id) => _suspend.Call(id);

    /// <summary>Resumes a suspended thread.</summary>
    /// <param name="id">An <c>int</c>.</param>
    /// <returns>Whether it was resumed.</returns>
    /// <remarks>Loboris: <c>resume(id)</c>. Blocks: no. From: a thread.</remarks>
    public RtosCall<PyValue> Resume(PyValue id) => _resume.Call(id);

    /// <summary>Kills a thread: it never runs again, no <c>finally</c> runs, its memory is freed, its locks stay locked.</summary>
    /// <param name="id">An <c>int</c>.</param>
    /// <returns>Whether it was killed; never the caller or the main thread.</returns>
    /// <remarks>Loboris: <c>kill(id)</c>. Blocks: 2 ticks, with the GIL. From: a thread.</remarks>
    public RtosCall<PyValue> Kill(PyValue id) => _kill.Call(id);

    /// <summary>Asks a thread to return: notifies it of <c>EXIT</c>, for which its function must check.</summary>
    /// <param name="id">An <c>int</c>; 0 asks all others.</param>
    /// <returns>Whether it was notified.</returns>
    /// <remarks>Loboris: <c>stop(id)</c>. Blocks: no. From: a thread.</remarks>
    public RtosCall<PyValue> Stop(PyValue id) => _stop.Call(id);

    /// <summary>Notifies a thread; an unread notification is overwritten.</summary>
    /// <param name="id">An <c>int</c>; 0 notifies all others, including the main one.</param>
    /// <param name="value">An <c>int</c>, 1 to 2^30 - 1.</param>
    /// <returns>Whether it was notified; never the caller.</returns>
    /// <remarks>Loboris: <c>notify(id, value)</c>. Blocks: no. From: a thread.</remarks>
    public RtosCall<PyValue> Notify(PyValue id, PyValue value) => _notify.Call(id, value);

    /// <summary>Reads the notification of the running thread, and clears it.</summary>
    /// <returns>An <c>int</c>; 0 when there is none.</returns>
    /// <remarks>Loboris: <c>getnotification()</c>. Blocks: no. From: a thread.</remarks>
    public RtosCall<PyValue> GetNotification() => _getNotification.Call();

    /// <summary>Waits for a notification.</summary>
    /// <param name="timeout">An <c>int</c>, in milliseconds; 0 counts as 1. By default, without a limit.</param>
    /// <returns>The notification, or <c>None</c> after a time-out.</returns>
    /// <remarks>Loboris: <c>wait([timeout_ms])</c>. Blocks: yes. From: a thread.</remarks>
    public RtosCall<PyValue> Wait(PyValue? timeout = null) => _wait.Call(timeout is { } given ? [given] : []);

    /// <summary>Checks whether a thread has an unread notification.</summary>
    /// <param name="id">An <c>int</c>.</param>
    /// <returns>A <c>bool</c>.</returns>
    /// <remarks>Loboris: <c>isnotified(id)</c>. Blocks: no. From: a thread.</remarks>
    public RtosCall<PyValue> IsNotified(PyValue id) => _isNotified.Call(id);

    /// <summary>Puts a message into a thread's mailbox, which holds 8. Wakes no thread.</summary>
    /// <param name="id">An <c>int</c>; 0 sends to all others, including the main one.</param>
    /// <param name="message">An <c>int</c> of 32 bits or a non-empty <c>str</c>.</param>
    /// <returns>1 if it was put, otherwise 0; <c>False</c> for an argument of another type.</returns>
    /// <remarks>Loboris: <c>sendmsg(id, msg)</c>. Blocks: no. From: a thread.</remarks>
    public RtosCall<PyValue> SendMsg(PyValue id, PyValue message) => _sendMsg.Call(id, message);

    /// <summary>Takes the oldest message of the running thread.</summary>
    /// <returns><c>(type, sender, message)</c>: type 1 is an <c>int</c>, 2 a <c>str</c>; <c>(0, 0, None)</c> when there is none.</returns>
    /// <remarks>Loboris: <c>getmsg()</c>. Blocks: no. From: a thread.</remarks>
    public RtosCall<PyValue> GetMsg() => _getMsg.Call();

    /// <summary>Gets the name of a thread.</summary>
    /// <param name="id">An <c>int</c>.</param>
    /// <returns>A <c>str</c>; <c>unknown</c> for a thread that is not alive.</returns>
    /// <remarks>Loboris: <c>getThreadName(id)</c>. Blocks: no. From: a thread.</remarks>
    public RtosCall<PyValue> GetThreadName(PyValue id) => _getThreadName.Call(id);

    /// <summary>Gets the name of the running thread.</summary>
    /// <returns>A <c>str</c>.</returns>
    /// <remarks>Loboris: <c>getSelfName()</c>. Blocks: no. From: a thread.</remarks>
    public RtosCall<PyValue> GetSelfName() => _getSelfName.Call();

    /// <summary>Gets the id of the main thread.</summary>
    /// <returns>An <c>int</c>; on the board 0 until the prompt is reached.</returns>
    /// <remarks>Loboris: <c>getReplID()</c>. Blocks: no. From: a thread.</remarks>
    public RtosCall<PyValue> GetReplId() => _getReplId.Call();

    /// <summary>Gets the id of the main thread.</summary>
    /// <returns>An <c>int</c>.</returns>
    /// <remarks>Loboris: <c>getMainID()</c>. Blocks: no. From: a thread.</remarks>
    public RtosCall<PyValue> GetMainId() => _getMainId.Call();

    /// <summary>Gets whether the idle prompt prints notifications and messages for the main thread; the main thread can also set it.</summary>
    /// <param name="flag">Any object, used as a truth value; has no effect in other threads.</param>
    /// <returns>The previous setting.</returns>
    /// <remarks>Loboris: <c>replAcceptMsg([flag])</c>. Blocks: no. From: a thread.</remarks>
    public RtosCall<PyValue> ReplAcceptMsg(PyValue? flag = null) => _replAcceptMsg.Call(flag is { } given ? [given] : []);

    /// <summary>The same as <see cref="ReplAcceptMsg"/>.</summary>
    /// <param name="flag">Any object, used as a truth value; has no effect in other threads.</param>
    /// <returns>The previous setting.</returns>
    /// <remarks>Loboris: <c>mainAcceptMsg([flag])</c>. Blocks: no. From: a thread.</remarks>
    public RtosCall<PyValue> MainAcceptMsg(PyValue? flag = null) => _mainAcceptMsg.Call(flag is { } given ? [given] : []);

    /// <summary>Prints a line for each thread, newest first, or returns the contents of the lines.</summary>
    /// <param name="print">Any object, used as a truth value; by default, it prints.</param>
    /// <returns><c>None</c>, or a <c>tuple</c> of <c>(id, type, name, state, stack, max used)</c>.</returns>
    /// <remarks>Loboris: <c>list([print])</c>. Blocks: no, but printing gives the GIL up. From: a thread.</remarks>
    public RtosCall<PyValue> List(PyValue? print = null) => _list.Call(print is { } given ? [given] : []);

    /// <summary>Gets the state of a thread.</summary>
    /// <param name="id">An <c>int</c>.</param>
    /// <returns><c>RUNNING</c>, <c>SUSPENDED</c>, <c>WAITING</c> or <c>TERMINATED</c>.</returns>
    /// <remarks>Loboris: <c>status(id)</c>. Blocks: no. From: a thread.</remarks>
    public RtosCall<PyValue> Status(PyValue id) => _status.Call(id);

    /// <summary>Keeps threads from yielding at jumps, until <see cref="Unlock"/>. Calls that wait still let others run.</summary>
    /// <returns><c>None</c>.</returns>
    /// <remarks>Loboris: <c>lock()</c>. Blocks: no. From: a thread.</remarks>
    public RtosCall<PyValue> Lock() => _lock.Call();

    /// <summary>Lets threads yield at jumps again, whichever thread had locked.</summary>
    /// <returns><c>None</c>.</returns>
    /// <remarks>Loboris: <c>unlock()</c>. Blocks: no. From: a thread.</remarks>
    public RtosCall<PyValue> Unlock() => _unlock.Call();
}
