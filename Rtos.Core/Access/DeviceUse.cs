using HostThread = System.Threading.Thread;

namespace Rtos.Core;

/// <summary>
/// Tracks who may change or read a device now: the thread that uses it, or any thread if none does. A device that a host runs
/// has an owner, and then only code that the owner calls may use it. Checked only where it is cheap: at a run, a change, a report.
/// </summary>
internal sealed class DeviceUse(RunningCode code)
{
    private HostThread? _user;
    private DeviceOwner? _owner;

    // Only the user's own.
    private bool _onlyReads;

    /// <summary>From now on the device may only be used between <see cref="Begin"/> and the end of that turn.</summary>
    internal void Own(DeviceOwner owner) => _owner = owner;

    /// <summary>The owner no longer runs the device: everybody may read its state, and nobody may change it.</summary>
    internal void Leave() => _owner = _owner is { } owner ? owner with { HasLeft = true } : null;

    /// <summary>This thread uses the device until the turn is disposed of; it may do so already.</summary>
    /// <param name="onlyReads">Whether the thread may only read the device.</param>
    /// <returns>The turn.</returns>
    /// <exception cref="InvalidOperationException">Another thread uses the device.</exception>
    internal DeviceTurn Begin(bool onlyReads = false)
    {
        var me = HostThread.CurrentThread;
        var other = Interlocked.CompareExchange(ref _user, me, null);
        if (other is not null && other != me)
        {
            RefuseThread(other, me);
        }

        var turn = new DeviceTurn(this, other, _onlyReads);
        _onlyReads |= onlyReads;
        return turn;
    }

    /// <summary>Restores what held before the turn.</summary>
    internal void GoBack(HostThread? user, bool onlyReads)
    {
        _onlyReads = onlyReads;
        Volatile.Write(ref _user, user);
    }

    /// <summary>Code that watches the device is called in the middle of a turn: it may only read.</summary>
    /// <returns>What <see cref="EndReads"/> needs.</returns>
    internal bool BeginReads()
    {
        var before = _onlyReads;
        _onlyReads = true;
        return before;
    }

    /// <summary>That code has returned.</summary>
    internal void EndReads(bool before) => _onlyReads = before;

    /// <summary>
    /// Checks whether the code that runs now may change the device. Tasks, interrupts and hooks of the program may, and so may
    /// the host between two runs unless the device has an owner. A refusal does not affect the device itself.
    /// </summary>
    /// <param name="what">The change, for the message.</param>
    /// <param name="alsoInsideRun">Whether functions that the device calls while it runs may do it as well.</param>
    /// <exception cref="InvalidOperationException">The code may not change the device.</exception>
    internal void CheckMayChange(string what, bool alsoInsideRun = false)
    {
        if (!alsoInsideRun && code is { Context: CodeContext.Host, IsInRun: true } && IsMine())
        {
            throw new InvalidOperationException(
                $"{what} by a function that the device calls while it runs (a hook, a trace reader, a condition); "
                + "do it in a task, or in the host between two runs");
        }

        if (!IsMine())
        {
            if (_owner is { } owner)
            {
                throw new InvalidOperationException($"{what} from outside, and {owner.RefusesChange}");
            }
        }
        else if (_onlyReads)
        {
            throw new InvalidOperationException(
                $"{what} by code that may only look at the device: that would change its run, and no journal or replay would know; "
                + "only read, and change the device from its own tasks or with inputs");
        }
    }

    /// <summary>A function that the kernel calls is about to be replaced; hooks themselves may do this.</summary>
    internal void CheckHookChange() => CheckMayChange("a hook was to be changed", alsoInsideRun: true);

    /// <summary>The same check for a property setter.</summary>
    internal THook MayHook<THook>(THook hook)
    {
        CheckHookChange();
        return hook;
    }

    /// <summary>Checks whether the caller may read state that changes while the device runs.</summary>
    /// <exception cref="InvalidOperationException">The caller may not read it.</exception>
    internal void CheckRead()
    {
        if (!IsMine() && _owner is { HasLeft: false } owner)
        {
            throw new InvalidOperationException(owner.RefusesRead);
        }
    }

    /// <summary>Checks whether another thread uses the device.</summary>
    /// <returns>True if this thread uses it; false if no thread does.</returns>
    /// <exception cref="InvalidOperationException">Another thread does.</exception>
    internal bool IsMine()
    {
        if (Volatile.Read(ref _user) is not { } user)
        {
            return false;
        }

        if (user != HostThread.CurrentThread)
        {
            RefuseThread(user, HostThread.CurrentThread);
        }

        return true;
    }

    private void RefuseThread(HostThread other, HostThread me) => throw new InvalidOperationException(
        $"{NameOf(me)} used the device while {NameOf(other)} runs it; a device belongs to one thread at a time: "
        + (_owner?.WayOut ?? "let the run return first, or give each thread a device of its own"));

    private static string NameOf(HostThread thread) =>
        string.IsNullOrEmpty(thread.Name) ? $"thread {thread.ManagedThreadId}" : $"thread {thread.ManagedThreadId} ({thread.Name})";
}
