using HostThread = System.Threading.Thread;

namespace Rtos.Core;

/// <summary>One use of a device by a thread, from <see cref="DeviceUse.Begin"/> on.</summary>
internal readonly struct DeviceTurn(DeviceUse use, HostThread? userBefore, bool onlyReadsBefore) : IDisposable
{
    public void Dispose() => use.GoBack(userBefore, onlyReadsBefore);
}
