using Rtos.Core;
using Rtos.Scenarios;
using Rtos.Testing;

namespace Rtos.Tests.Core.Configuration;

/// <summary>The one table of kernels, and what reads it.</summary>
[TestClass]
public sealed class KernelTableTests
{
    [TestMethod]
    public void All_Rows_StandInTheOrderOfTheKernels()
    {
        CollectionAssert.AreEqual(Enum.GetValues<KernelKind>(), KernelTable.All.Select(row => row.Kind).ToArray());
        CollectionAssert.AllItemsAreUnique(KernelTable.All.SelectMany(row => row.OtherNames.Append(row.Name)).ToArray());
    }

    [TestMethod]
    public void Name_EachKernel_IsTheSameEverywhere()
    {
        foreach (var row in KernelTable.All)
        {
            var menu = MenuConfig.Parse($$"""{"ESP32EMU_KERNEL": "{{row.Name}}"}""", "menu").ToDeviceConfiguration();
            var scenario = ScenarioReader.Parse($$"""{"name": "s", "until": 1, "kernel": {"flavor": "{{row.Name}}"}, "tasks": []}""", "scenario").Kernel;
            Assert.AreEqual(row.Kind, menu.Kernel);
            Assert.AreEqual((menu.Kernel, menu.Cores, menu.IdleShouldYield), (scenario.Kernel, scenario.Cores, scenario.IdleShouldYield));
            Assert.StartsWith($"{row.Name}, ", new Device(menu).ToString());
        }
    }

    [TestMethod]
    public void Configure_EachKernel_GivesADeviceThatCanBe()
    {
        foreach (var row in KernelTable.All)
        {
            Assert.HasCount(row.MostCores, new Device(row.Configure(new DeviceConfiguration())).Scheduler.Cores);
        }
    }

    [TestMethod]
    public void TestDevice_EachKernel_HasTheCoresOfTheTable()
    {
        var devices = new[] { TestDevice.FreeRtos(), TestDevice.Idf(), TestDevice.Smp() };
        CollectionAssert.AreEqual(KernelTable.All.Select(row => (row.Kind, row.MostCores)).ToArray(), devices.Select(d => (d.Configuration.Kernel, d.Configuration.Cores)).ToArray());
    }

    [TestMethod]
    public void Device_UnknownKernel_IsRefused() => Assert.AreEqual(
        "Kernel is 3; it must be FreeRtos, Idf, Smp",
        Assert.ThrowsExactly<ArgumentException>(() => new Device(new DeviceConfiguration { Kernel = (KernelKind)3 })).Message);
}
