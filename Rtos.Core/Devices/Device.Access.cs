namespace Rtos.Core;

/// <content>Who may change the device now, and who may look at it.</content>
public sealed partial class Device
{
    /// <summary>Which thread uses the device, and for whom.</summary>
    internal DeviceUse Use { get; } = new();

    /// <summary>Lets somebody look at the device; what would change its run is refused meanwhile.</summary>
    /// <param name="read">Reads; what it throws reaches the caller.</param>
    /// <returns>What was read.</returns>
    internal T Inspect<T>(Func<Device, T> read)
    {
        using var turn = Use.Begin(onlyReads: true);
        return read(this);
    }

    /// <summary>A function that the kernel calls is about to become another one; hooks themselves may do it.</summary>
    internal void CheckHookChange() => CheckMayChange("a hook was to be changed", alsoInsideRun: true);

    /// <summary>The same for a setter.</summary>
    internal THook MayHook<THook>(THook hook)
    {
        CheckHookChange();
        return hook;
    }

    /// <summary>
    /// Asks whether the code that runs now may change the device. Tasks, interrupts and hooks of the program may, and so may
    /// the host between two runs unless the device has an owner. The device itself takes no harm from a refusal.
    /// </summary>
    /// <param name="what">What is to be done, for the message.</param>
    /// <param name="alsoInsideRun">Whether functions that the device calls while it runs may do it as well.</param>
    /// <exception cref="InvalidOperationException">It may not.</exception>
    internal void CheckMayChange(string what, bool alsoInsideRun = false)
    {
        if (!alsoInsideRun && _context == CodeContext.Host && _running == this)
        {
            throw new InvalidOperationException(
                $"{what} by a function that the device calls while it runs (a hook, a trace reader, a condition); "
                + "do it in a task, or in the host between two runs");
        }

        Use.CheckChange(what);
    }
}
