using Rtos.Core;
using Rtos.Tests.Core.Kernel;

namespace Rtos.Tests.Core.Devices;

/// <summary>The functions of the application that the kernel calls, when they misbehave.</summary>
[TestClass]
public sealed class DeviceHooksTests
{
    [TestMethod]
    public void RegisterTick_CoreThatDoesNotExist_IsRefused()
    {
        var device = Chip.Create(Flavor.Idf1);

        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => device.Hooks.RegisterTick(CoreId.Core1, static () => { }));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => device.Hooks.RegisterIdle(CoreId.Core1, static () => { }));
    }

    [TestMethod]
    public void Tick_HookThrows_PanicsAndStays()
    {
        var device = Chip.Create(Flavor.Idf1);
        device.Hooks.RegisterTick(CoreId.Core0, static () => throw new FormatException("bad"));

        device.AssertPanics("""
            the tick hook of core 0 ended with an exception: FormatException: bad
            (at cycle 1000, core 0, in the tick hook of core 0)
            """);
    }

    [TestMethod]
    public void Idle_HookThrows_PanicsAndStays()
    {
        var device = Chip.Create(Flavor.Idf1);
        device.Hooks.RegisterIdle(CoreId.Core0, static () => throw new FormatException("bad"));

        device.AssertPanics("""
            the idle hook of core 0 ended with an exception: FormatException: bad
            (at cycle 0, core 0, in the idle hook of core 0)
            """);
    }
}
