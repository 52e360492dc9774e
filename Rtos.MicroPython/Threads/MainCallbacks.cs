namespace Rtos.MicroPython;

/// <summary>
/// The main thread's callbacks: those queued by interrupts and <c>micropython.schedule</c> are called between two instructions, before a
/// kernel call, or during a sleep. As on the board, none is called while another one runs, and the script continues between two of them.
/// </summary>
internal sealed class MainCallbacks
{
    private readonly Machine _machine;
    private readonly CallbackQueue _queue;
    private readonly ThreadState _state;
    private readonly KernelGate _gate;
    private readonly Calls _calls;
    private readonly ResultReceiver _returned;

    // The last thing done at a jump, or at the prompt, was a callback: now other waiting work is due.
    private bool _hasCalled;

    internal MainCallbacks(Machine machine, ThreadState state, KernelGate gate, Calls calls)
    {
        _machine = machine;
        _queue = machine.Callbacks;
        _state = state;
        _gate = gate;
        _calls = calls;
        _returned = new Returned(this);
    }

    /// <summary>Whether one runs.</summary>
    internal bool IsRunning => _queue.IsInCallback;

    /// <summary>Calls a waiting callback, at a jump; other threads get their turn between two callbacks.</summary>
    /// <returns>Whether something was called.</returns>
    internal bool ComeAtJump(bool isGilDue)
    {
        if (IsRunning)
        {
            return false;
        }

        var isDue = _queue.HasWaiting && !(isGilDue && _hasCalled);
        _hasCalled = isDue;
        if (!isDue)
        {
            return false;
        }

        _state.Frames.Between = _state.Frames.Current;
        CallNext();
        return true;
    }

    /// <summary>Calls a waiting callback, before the kernel call that is due.</summary>
    /// <returns>Whether something was called.</returns>
    internal bool ComeBeforeCall()
    {
        if (IsRunning || !_queue.HasWaiting || !_gate.TrySuspend(_machine.Now))
        {
            return false;
        }

        CallNext();
        return true;
    }

    /// <summary>Takes the next callback at the prompt: a typed statement has its turn between two of them.</summary>
    internal bool TryTakeAtPrompt(out Value function, out Value[] arguments)
    {
        (function, arguments) = (default, []);
        var isStatementDue = _machine.Prompt.Count > 0 && _hasCalled;
        _hasCalled = false;
        if (isStatementDue || !_queue.TryTake(out var callback, out var argument))
        {
            return false;
        }

        _hasCalled = true;
        _queue.IsInCallback = true;
        (function, arguments) = (_machine.Prelude["op_scheduled"], [callback, argument]);
        return true;
    }

    /// <summary>An exception has gone through a callback into the code that it interrupted, or the thread has ended.</summary>
    internal void Forget()
    {
        _queue.IsInCallback = false;
        _gate.ForgetSuspended();
    }

    private void CallNext()
    {
        if (!_queue.TryTake(out var callback, out var argument))
        {
            return;
        }

        _queue.IsInCallback = true;
        var count = _state.Values.Count;
        try
        {
            _calls.Call(_machine.Prelude["op_scheduled"], [callback, argument], new Continuation(count, _returned));
        }
        catch (ScriptError e)
        {
            // The stack has no room for it: the callback has failed, not the code that it interrupted.
            _state.Values.Count = count;
            _machine.Model.Console.Write(Tracebacks.Of(e));
            End();
        }
    }

    private void End()
    {
        _queue.IsInCallback = false;
        if (_state.Frames.Between is { } frame && _queue.HasWaiting)
        {
            frame.JumpsLeft = 1;
        }

        _state.Frames.Between = null;
        _gate.GoOnWithSuspended();
    }

    /// <summary>A callback has returned; or its exception continues into the code that it interrupted.</summary>
    private sealed class Returned(MainCallbacks callbacks) : ResultReceiver
    {
        internal override void Receive(Value value, in Continuation continuation) => callbacks.End();

        internal override bool Fail(ExceptionObject error, in Continuation continuation)
        {
            callbacks.Forget();
            return false;
        }
    }
}
