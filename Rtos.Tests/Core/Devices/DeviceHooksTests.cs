using Rtos.Core;

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

        device.AssertPanics(PanicKind.Exception, "the tick hook of core 0", ["tick hook of core 0", "FormatException: bad"], at: 1000);
    }

    [TestMethod]
    public void Idle_HookThrows_PanicsAndStays()
    {
        var device = Chip.Create(Flavor.Idf1);
        device.Hooks.RegisterIdle(CoreId.Core0, static () => throw new FormatException("bad"));

        device.AssertPanics(PanicKind.Exception, "the idle hook of core 0", ["idle hook of core 0", "FormatException: bad"]);
    }
}
