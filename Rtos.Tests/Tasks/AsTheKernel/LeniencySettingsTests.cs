using Rtos.Core;
using Rtos.Scenarios;
using Rtos.Tests.Scenarios.Reader;

namespace Rtos.Tests.Tasks.AsTheKernel;

/// <summary>The same mistakes are let pass by the options of <c>menuconfig.json</c> and by the kernel block of a scenario.</summary>
[TestClass]
public sealed class LeniencySettingsTests
{
    [TestMethod]
    public void Table_EveryMember_HasARow() =>
        CollectionAssert.AreEqual(
            Enum.GetValues<KernelLeniency>().Where(l => l != KernelLeniency.None).ToArray(), LeniencyRow.All.Select(row => row.Place).ToArray());

    [TestMethod]
    public void MenuConfig_EachRow_LetsOneMistakePass()
    {
        Assert.AreEqual(KernelLeniency.None, MenuConfig.Parse("{}", "test").ToDeviceConfiguration().AsTheKernel);
        foreach (var row in LeniencyRow.All)
        {
            Assert.AreEqual(row.Place, MenuConfig.Parse($"{{\"{row.Option}\": \"kernel\"}}", "test").ToDeviceConfiguration().AsTheKernel);
            Assert.AreEqual(KernelLeniency.None, MenuConfig.Parse($"{{\"{row.Option}\": \"strict\"}}", "test").ToDeviceConfiguration().AsTheKernel);
        }
    }

    [TestMethod]
    public void Scenario_DeletesAHolder_TheRunContinues()
    {
        var device = Run("deleteMutexHolder");
        CollectionAssert.AreEqual(new[] { KernelLeniency.DeleteMutexHolder }, device.Diagnostics.All.Select(d => d.Kind).ToArray());
    }

    [TestMethod]
    public void Scenario_DeletesAHolder_PanicsByDefault()
    {
        var panic = Assert.ThrowsExactly<DevicePanicException>(() => Run("deleteHeldMutex")).Panic;
        Assert.AreEqual((PanicKind.MutexNotHeld, "B"), (panic.Kind, panic.Task));
    }

    [TestMethod]
    public void Scenario_InterruptUsesAMutex_OnlyIfItIsLetPass()
    {
        const string Text = """
            {
              "name": "g", "kernel": { "flavor": "smp", "asTheKernel": [NAMES] },
              "objects": [ { "name": "m", "type": "mutex" } ],
              "tasks": [ { "name": "A", "priority": 5, "core": 0, "ops": [["delay", 2], ["take", "m", 1], ["setAffinity", "A", MASK]] } ],
              "interrupts": [ { "at": 500, "core": 0, "ops": [["takeFromISR", "m"]] } ],
              "until": 10000
            }
            """;
        var device = Execute(Text.Replace("NAMES", "\"mutexFromISR\", \"affinityWithoutCore\"").Replace("MASK", "4"));
        CollectionAssert.AreEqual(
            new[] { KernelLeniency.MutexFromISR, KernelLeniency.AffinityWithoutCore }, device.Diagnostics.All.Select(d => d.Kind).ToArray());

        Assert.ThrowsExactly<ScenarioException>(() => Execute(Text.Replace("NAMES", "\"affinityWithoutCore\"").Replace("MASK", "4")));
        Assert.ThrowsExactly<ScenarioException>(() => Execute(Text.Replace("NAMES", "\"mutexFromISR\"").Replace("MASK", "4")));
        Assert.ThrowsExactly<ScenarioException>(() => Execute(Text.Replace("NAMES", "\"everything\"").Replace("MASK", "1")));
    }

    private static Device Run(string mistake) => Execute($$"""
        {
          "name": "g", "kernel": { "flavor": "freertos", "asTheKernel": ["{{mistake}}"] },
          "objects": [ { "name": "m", "type": "mutex" } ],
          "tasks": [
            { "name": "A", "priority": 5, "ops": [["take", "m", 0], ["delay", 9]] },
            { "name": "B", "priority": 4, "ops": [["delete", "A"], ["take", "m", 2]] }
          ],
          "until": 10000
        }
        """);

    private static Device Execute(string text)
    {
        var scenario = ScenarioText.Read(text);
        var device = new Device(scenario.Kernel);
        device.Load(new ScenarioRun(scenario));
        device.RunUntil(scenario.Until);
        return device;
    }
}
