using Rtos.Core;

namespace Rtos.Hosting;

/// <summary>A program that is a function.</summary>
internal sealed class FunctionProgram(Action<Device> load) : IDeviceProgram
{
    public void Load(Device device) => load(device);
}
