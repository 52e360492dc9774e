namespace Rtos.Hosting;

/// <summary>Logs that a device lags, once when it begins and once when it is over. Used by the thread that has the device's turn.</summary>
internal sealed class LagWatch(EngineHost host, string device)
{
    private bool _isKnown;

    /// <summary>Virtual time goes on from here, with no lag.</summary>
    internal void Begin() => _isKnown = false;

    internal void Check(TimeSpan lag)
    {
        if (!_isKnown && lag > host.Options.LagLimit)
        {
            _isKnown = true;
            host.Log.DeviceLags(device, lag);
        }
        else if (_isKnown && lag == TimeSpan.Zero)
        {
            _isKnown = false;
            host.Log.DeviceCaughtUp(device);
        }
    }
}
