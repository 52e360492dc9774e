using Rtos.Core;
using Rtos.Tasks;
using Rtos.Tests.Kernel;
using HostThread = System.Threading.Thread;

namespace Rtos.Tests.Devices;

/// <summary>A device that one thread runs is refused to another, with the names of both.</summary>
[TestClass]
public sealed class DeviceThreadTests
{
    private static readonly Dictionary<string, Action<Device>> Uses = new()
    {
        ["RunFor"] = static device => device.RunFor(new Cycles(1)),
        ["RunUntil"] = static device => device.RunUntil(static () => true, TimeSpan.FromSeconds(1)),
        ["RaiseInterruptAt"] = static device => device.RaiseInterruptAt(new Instant(1_000_000), CoreId.Pro, static _ => { }),
        ["CreateTask"] = static device => device.CreateTask("X", 1, 2048, CoreAffinity.Core0, static _ => default),
        ["CreateQueue"] = static device => device.CreateQueue<int>("x", 1),
        ["CreateTimer"] = static device => device.CreateTimer("x", new Ticks(1), false, static _ => default),
        ["AddTraceSink"] = static device => device.AddTraceSink(new TextTraceSink(TextWriter.Null)),
        ["Load"] = static device => device.Load(new EmptyProgram()),
    };

    public static IEnumerable<object[]> Names => Uses.Keys.Select(name => new object[] { name });

    [TestMethod]
    [DynamicData(nameof(Names))]
    public void Use_AnotherThreadRunsTheDevice_IsRefusedWithBothNames(string use)
    {
        var device = Chip.Create(Flavor.Idf1);
        Exception? answer = null;
        device.Task("A", 5, async task =>
        {
            // Another thread comes while this one is in the middle of the run.
            var other = new HostThread(() => answer = Try(() => Uses[use](device))) { Name = "the other" };
            other.Start();
            other.Join();
            await task.Delay(new Ticks(1));
        });
        var runner = new HostThread(() => device.Run(5_000)) { Name = "the runner" };
        runner.Start();
        runner.Join();

        Assert.IsInstanceOfType<InvalidOperationException>(answer);
        StringAssert.Contains(answer.Message, "the other");
        StringAssert.Contains(answer.Message, "the runner");
        Assert.IsNull(device.Panic);
    }

    [TestMethod]
    [DynamicData(nameof(Names))]
    public void Use_AnotherThreadHasRunTheDevice_IsAllowed(string use)
    {
        var device = Chip.Create(Flavor.Idf1);
        if (use != "Load")
        {
            var runner = new HostThread(() => device.Run(5_000));
            runner.Start();
            runner.Join();
        }

        Uses[use](device);
    }

    private static InvalidOperationException? Try(Action action)
    {
        try
        {
            action();
            return null;
        }
        catch (InvalidOperationException e)
        {
            return e;
        }
    }

    private sealed class EmptyProgram : IDeviceProgram
    {
        public void Load(Device device)
        {
        }
    }
}
