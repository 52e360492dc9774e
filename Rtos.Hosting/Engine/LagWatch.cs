using Rtos.Core;

namespace Rtos.Hosting;

/// <summary>Logs that a device lags, once when the lag begins and once when it ends. Used by the thread that has the device's turn.</summary>
internal sealed class LagWatch(EngineHost host, DeviceSetup setup)
{
    private bool _isKnown;

    /// <summary>Virtual time continues from here, with no lag.</summary>
    internal void Begin() => _isKnown = false;

    /// <param name="behind">How much virtual time is due and not reached; null if not known.</param>
    internal void Check(Cycles? behind)
    {
        if (behind is not { } cycles || (cycles.Value == 0 && !_isKnown))
        {
            return;
        }

        var lag = setup.ToTime(cycles);
        if (!_isKnown && lag > host.Options.LagLimit)
        {
            _isKnown = true;
            host.Log.DeviceLags(setup.Name, lag);
        }
        else if (_isKnown && lag == TimeSpan.Zero)
        {
            _isKnown = false;
            host.Log.DeviceCaughtUp(setup.Name);
        }
    }
}
