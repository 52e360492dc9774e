using Microsoft.Extensions.Logging;

namespace Rtos.Hosting;

/// <summary>The log messages.</summary>
internal sealed partial class EmulatorLog(ILogger logger)
{
    [LoggerMessage(1, LogLevel.Information, "Emulation started; devices: {Devices}, workers: {Workers}")]
    internal partial void Started(int devices, int workers);

    [LoggerMessage(2, LogLevel.Information, "Emulation stopped")]
    internal partial void Stopped();

    [LoggerMessage(3, LogLevel.Error, "Device {Device} does not stop: its program does not come back to the kernel")]
    internal partial void DeviceHangs(string device);

    [LoggerMessage(4, LogLevel.Debug, "Device {Device} booted, boot {Boot}")]
    internal partial void DeviceBooted(string device, int boot);

    [LoggerMessage(5, LogLevel.Debug, "Device {Device} is {State}")]
    internal partial void DeviceStateChanged(string device, DeviceState state);

    [LoggerMessage(6, LogLevel.Information, "Device {Device} is reset")]
    internal partial void DeviceReset(string device);

    [LoggerMessage(7, LogLevel.Error, "Device {Device} panicked: {Panic}")]
    internal partial void DevicePanicked(string device, string panic);

    [LoggerMessage(8, LogLevel.Warning, "Device {Device} restarts in {Delay}, restart {Restart} of {MaxRestarts}")]
    internal partial void DeviceWillRestart(string device, TimeSpan delay, int restart, int maxRestarts);

    [LoggerMessage(9, LogLevel.Error, "Device {Device} failed: {Reason}")]
    internal partial void DeviceFailed(Exception? exception, string device, string reason);

    [LoggerMessage(10, LogLevel.Warning, "Device {Device} is held at cycle {Cycle}: a reader does not take its outputs")]
    internal partial void DeviceHeld(string device, long cycle);

    [LoggerMessage(11, LogLevel.Information, "Device {Device} continues from cycle {Cycle}: {Cause}")]
    internal partial void DeviceReleased(string device, long cycle, string cause);

    [LoggerMessage(12, LogLevel.Warning, "Device {Device} lags by {Lag}")]
    internal partial void DeviceLags(string device, TimeSpan lag);

    [LoggerMessage(14, LogLevel.Information, "Device {Device} has caught up")]
    internal partial void DeviceCaughtUp(string device);

    [LoggerMessage(15, LogLevel.Error, "Device {Device} is stuck: its program does not come back to the kernel; a new worker runs the other devices")]
    internal partial void DeviceStuck(string device);

    [LoggerMessage(18, LogLevel.Warning, "Device {Device} has not stopped yet: its program is still in one instant; a new worker stops the other devices")]
    internal partial void DeviceStopsLate(string device);

    [LoggerMessage(19, LogLevel.Information, "Device {Device} stops: its program has come back to the kernel")]
    internal partial void DeviceStopsAfterAll(string device);

    [LoggerMessage(16, LogLevel.Warning, "Device {Device} is no longer stuck: its program has come back to the kernel")]
    internal partial void DeviceCameBack(string device);

    [LoggerMessage(17, LogLevel.Error, "Device {Device}: {Callback} threw an exception; the device continues, and this is not reported again before its next boot")]
    internal partial void HostCallbackThrew(Exception? exception, string device, string callback);

    [LoggerMessage(13, LogLevel.Warning, "Device {Device}: {Input}")]
    internal partial void InputNotTaken(string device, string input);
}
