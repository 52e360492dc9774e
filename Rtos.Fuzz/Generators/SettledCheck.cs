using Rtos.Core;

namespace Rtos.Fuzz.Generators;

/// <summary>What must hold at every moment at which anyone could look at a device.</summary>
/// <param name="device">The device.</param>
/// <param name="mayDoAnything">As in <see cref="ObjectInvariants.Check"/>.</param>
internal sealed class SettledCheck(Device device, bool mayDoAnything)
{
    // Some scenarios settle half a million times; from then on only every 64th time is checked.
    private const int AlwaysUntil = 500;
    private const int Period = 64;

    private Instant _last = Instant.Start;
    private int _times;

    internal void Run()
    {
        Must.Hold(device.Now >= _last, $"virtual time goes back from {_last} to {device.Now}");
        _last = device.Now;
        if (_times++ > AlwaysUntil && _times % Period != 0)
        {
            return;
        }

        device.Scheduler.CheckInvariants();
        CoreInvariants.Check(device);
        ObjectInvariants.Check(device, mayDoAnything);
    }
}
