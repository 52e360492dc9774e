using Rtos.Core;

namespace Rtos.Fuzz.Generators;

/// <summary>What must hold at every moment at which anyone could look at a device.</summary>
internal sealed class SettledCheck(Device device)
{
    private Instant _last = Instant.Start;

    internal void Run()
    {
        Must.Hold(device.Now >= _last, $"virtual time goes back from {_last} to {device.Now}");
        _last = device.Now;
        device.Scheduler.CheckInvariants();
        CoreInvariants.Check(device);
        ObjectInvariants.Check(device);
    }
}
