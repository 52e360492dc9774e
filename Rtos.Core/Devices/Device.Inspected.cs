namespace Rtos.Core;

/// <content>A look from outside while the device stands between two instants: it must leave everything as it is.</content>
public sealed partial class Device
{
    private bool _isInspected;

    /// <summary>Lets somebody look at the device; what would change its run is refused meanwhile.</summary>
    /// <param name="read">Reads; what it throws reaches the caller.</param>
    /// <returns>What was read.</returns>
    internal T Inspect<T>(Func<Device, T> read)
    {
        var before = _isInspected;
        _isInspected = true;
        try
        {
            return read(this);
        }
        finally
        {
            _isInspected = before;
        }
    }

    /// <summary>Refuses what somebody does who should only look. The device itself takes no harm.</summary>
    /// <param name="what">What is done, for the message.</param>
    /// <exception cref="InvalidOperationException">The device is being inspected.</exception>
    internal void CheckNotInspected(string what)
    {
        if (_isInspected)
        {
            ThrowInspected(what);
        }
    }

    private static void ThrowInspected(string what) => throw new InvalidOperationException(
        $"{what} while the device is inspected: that would change its run, and no journal or replay would know; "
        + "only read, and change the device from its own tasks or with inputs");
}
