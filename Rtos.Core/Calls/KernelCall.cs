using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Rtos.Core;

/// <summary>How far a kernel call has come.</summary>
internal enum CallProgress : byte
{
    /// <summary>No call has been made, or the last one has returned.</summary>
    Idle,

    /// <summary>It waits: its operation must be stepped again when the task runs next.</summary>
    Waiting,

    /// <summary>
    /// Like <see cref="Waiting"/>, but it has to enter the kernel first: its core stands still until the locks are free (see
    /// <see cref="CoreLocks"/>), or the code that leads to it takes time.
    /// </summary>
    Outside,

    /// <summary>Its result is known, but a switch comes before it returns.</summary>
    Decided,

    /// <summary>Like <see cref="Decided"/>; a noted switch follows when the caller runs again.</summary>
    YieldsAgain,
}

/// <summary>
/// The restartable record of a kernel call: which call, its arguments, how far its wait has come. It lives in the task
/// control block, so the kernel can report of every blocked task what it waits for, since when and for how long, and a
/// task's body may be of any kind: it only hands the record over.
/// </summary>
/// <remarks>
/// 64 bytes in every task. Only fields of plain numbers overlap. <see cref="TimeOut"/> is used by calls that wait for an object:
/// queues, semaphores, mutexes, queue sets and stream buffers. The others use its place for <see cref="Argument2"/>.
/// <see cref="RowNumber"/> is valid until <see cref="Since"/> is needed. The operation's <see cref="CallRow"/> says which argument
/// is where. Some operations also keep there:
/// <code>
/// operation                        Target       Argument            Argument2        Slot         Flag
/// send, receive, peek              –            –                   (time-out)       place        has an item
/// take of a mutex                  –            –                   (time-out)       –            priority inherited
/// holder, select                   the result   –                   (time-out)       –            –
/// checkTimeOut                     –            ticks left          –                –            –
/// work                             –            by how much longer  –                –            –
/// sync                             –            –                   –                1            true
/// streamSend, streamReceive        –            bytes required      (time-out)       place        –
/// functions of Python threads      the thread   –                   –                –            –
/// </code>
/// A number as the result, and the length of <c>work</c>, are in <see cref="Result"/>; so is an item of a queue if it fits.
/// </remarks>
[StructLayout(LayoutKind.Explicit)]
internal struct KernelCall
{
    private const byte Unobserved = 0x80;
    private const byte FrameOpened = 0x40;
    private const byte ProgressMask = 0x3F;

    /// <summary>The operation of the call in progress; for a call that has returned at once, only if its result is read through it.</summary>
    [FieldOffset(0)]
    internal KernelOperation Operation;

    /// <summary>The kernel object or task that the call is about.</summary>
    [FieldOffset(8)]
    internal object? Target;

    /// <summary>What the call returns; its operation knows how to read it.</summary>
    [FieldOffset(16)]
    internal long Result;

    /// <summary>When the call began; set once it has to wait.</summary>
    [FieldOffset(24)]
    internal long Since;

    /// <summary>Until it has to wait: the <see cref="KernelOperation.RowNumber"/> of an operation that is not in the record, or 0.</summary>
    [FieldOffset(24)]
    internal int RowNumber;

    /// <summary>The number of the call in its task, for the trace. A front end may set it before each call.</summary>
    [FieldOffset(32)]
    internal long Index;

    /// <summary>FreeRTOS: <c>TimeOut_t</c> of the call.</summary>
    [FieldOffset(40)]
    internal TimeOut TimeOut;

    /// <summary>A second argument, of calls that have no <see cref="TimeOut"/>: see its row, and the table above.</summary>
    [FieldOffset(40)]
    internal uint Argument2;

    /// <summary>An argument, or a number that a call in progress needs: see its row, and the table above.</summary>
    [FieldOffset(48)]
    internal uint Argument;

    /// <summary>The rest of the wait, in ticks. FreeRTOS: <c>xTicksToWait</c>.</summary>
    [FieldOffset(52)]
    internal uint TicksToWait;

    /// <summary>The notification slot, or the place where a queue keeps the item of this call.</summary>
    [FieldOffset(56)]
    internal int Slot;

    /// <summary>Where the operation continues when it is stepped again.</summary>
    [FieldOffset(60)]
    internal byte Phase;

    /// <summary>Whether <see cref="TimeOut"/> has been set: the call has been about to wait before.</summary>
    [FieldOffset(61)]
    internal bool TimeOutSet;

    /// <summary>A choice, or something that a call in progress has found: see its row, and the table above.</summary>
    [FieldOffset(62)]
    internal bool Flag;

    // The progress, a bit for "the call has returned at once and nobody has asked for its result", and one for "the task has
    // opened a frame since its last call".
    [FieldOffset(63)]
    private byte _state;

    // The four fields above at once.
    [FieldOffset(60)]
    private uint _all;

    /// <summary>How far the call has got.</summary>
    internal readonly CallProgress Progress => unchecked((CallProgress)(_state & ProgressMask));

    /// <summary>Whether the call has returned at once and nobody has asked for its result: detects a forgotten <c>await</c>.</summary>
    internal readonly bool IsUnobserved => (_state & Unobserved) != 0;

    /// <summary>Whether the call is in progress and its result is not known yet.</summary>
    internal readonly bool IsOpen => Progress is CallProgress.Waiting or CallProgress.Outside;

    internal readonly bool IsInProgress => (_state & ProgressMask) != 0;

    /// <summary>Whether the call is yet to be awaited or its result to be asked for: the task may not make another one.</summary>
    internal readonly bool IsToBeAwaited => (_state & (Unobserved | ProgressMask)) != 0;

    /// <summary>
    /// Whether the task may make another call without further checks: this one has returned, its result has been asked for,
    /// and no frame has been opened since, so that another call goes no deeper into the stack.
    /// </summary>
    internal readonly bool IsOver => _state == 0;

    /// <summary>The call has returned, and its result waits to be asked for.</summary>
    internal readonly bool HasJustReturned => _state == Unobserved;

    /// <summary>The row of the most recent call.</summary>
    internal readonly CallRow Row => IsInProgress || RowNumber == 0 ? Operation.Row : CallRow.Of(RowNumber);

    /// <summary>Stores a numeric argument where its row says.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void Put(CallField field, long value)
    {
        switch (field)
        {
            case CallField.Argument:
                Argument = unchecked((uint)value);
                break;
            case CallField.Argument2:
                Argument2 = unchecked((uint)value);
                break;
            case CallField.TicksToWait:
                TicksToWait = unchecked((uint)value);
                break;
            case CallField.Slot:
                Slot = unchecked((int)value);
                break;
            case CallField.Flag:
                Flag = value != 0;
                break;
            case CallField.Result:
                Result = value;
                break;
            default:
                throw NoNumber(field);
        }
    }

    /// <summary>Reads a numeric argument from where its row says.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal readonly long Get(CallField field) => field switch
    {
        CallField.Argument => Argument,
        CallField.Argument2 => Argument2,
        CallField.TicksToWait => TicksToWait,
        CallField.Slot => Slot,
        CallField.Flag => Flag ? 1 : 0,
        CallField.Result => Result,
        _ => throw NoNumber(field),
    };

    private static InvalidOperationException NoNumber(CallField field) => new($"{field} does not hold a number");

    /// <summary>Another call begins.</summary>
    internal void Restart() => _all = 0;

    /// <summary>The task has opened a frame: its next call may go deeper into the stack than any before.</summary>
    internal void NoteFrame() => _state |= FrameOpened;

    /// <summary>Records that a step was made and the call has not returned yet.</summary>
    internal void Hold(CallProgress progress) => _state = (byte)progress;

    /// <summary>The first step was the only one: the call has returned, and its result waits to be asked for.</summary>
    internal void ReturnAtOnce()
    {
        Index = unchecked(Index + 1);
        _state = Unobserved;
    }

    /// <summary>The result is asked for, or need not be: a front end whose calls cannot be forgotten.</summary>
    /// <returns>Whether the call is in progress.</returns>
    internal bool Observe()
    {
        var progress = unchecked((byte)(_state & ProgressMask));
        _state = progress;
        return progress != 0;
    }

    /// <summary>The call is over.</summary>
    internal void End() => _state = 0;
}
