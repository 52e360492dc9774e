using Rtos.Core;
using Rtos.Tasks;
using static Rtos.Tests.Support.Chip;

namespace Rtos.Tests.Core.Devices;

/// <summary>What the host creates and finds.</summary>
[TestClass]
public sealed class DeviceTasksTests
{
    [TestMethod]
    public void CreateTask_LongName_IsCutAt15Characters()
    {
        var device = Create(Flavor.Idf1);
        var a = device.Task("0123456789abcdef", 5, static async task => await task.Suspend());
        Assert.AreEqual("0123456789abcde", a.Name);
        Assert.AreSame(a, device.FindTask("0123456789abcde"));
        Assert.IsNull(device.FindTask("0123456789abcdef"));
        device.Run(10);
        Assert.AreEqual("0 0 switch 0123456789abcde", device.Trace.Lines[0]);
    }

    [TestMethod]
    public void CreateTask_ConfiguredNameLength_IsKept()
    {
        var device = Create(Settings(Flavor.Idf1) with { MaxTaskNameLength = 4 });
        Assert.AreEqual("sen", device.Task("sensor", 5, static _ => Routine.Completed).Name);
    }

    [TestMethod]
    public void CreateTask_BadArguments_Throw()
    {
        var device = Create(Flavor.Idf1);
        Func<RtosTask, Routine> body = static _ => Routine.Completed;
        Assert.ThrowsExactly<ArgumentNullException>(() => DeviceTasks.CreateTask(null!, "A", 1, 1, CoreAffinity.Any, body));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => device.CreateTask("A", -1, 1, CoreAffinity.Any, body));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => device.CreateTask("A", 25, 1, CoreAffinity.Any, body));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => device.CreateTask("A", 1, 0, CoreAffinity.Any, body));
        Assert.ThrowsExactly<ArgumentNullException>(() => device.CreateTask("A", 1, 1, CoreAffinity.Any, null!));
        Assert.AreEqual(0, device.NumberOfTasks);
    }

    [TestMethod]
    public void CreateQueue_BadArguments_Throw()
    {
        var device = Create(Flavor.Idf1);
        Assert.ThrowsExactly<ArgumentNullException>(() => DeviceQueues.CreateQueue<int>(null!, "q", 1));
        Assert.ThrowsExactly<ArgumentException>(() => device.CreateQueue<int>(string.Empty, 1));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => device.CreateQueue<int>("q", 0));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => device.CreateQueue<int>("q", 1, -1));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => device.CreateQueue<int>("q", int.MaxValue));
        Assert.AreEqual(0, device.Heap.Used);
    }

    [TestMethod]
    public void CreateQueue_Arguments_AreKept()
    {
        var device = Create(Flavor.Idf1);
        var queue = device.CreateQueue<int>("q", 3);
        Assert.AreEqual("q", queue.Name);
        Assert.AreEqual(3, queue.Length);
        Assert.AreEqual(0, queue.Count);
        Assert.AreEqual(92 + 12, queue.SizeBytes);
        Assert.AreSame(device, queue.Device);
    }

    [TestMethod]
    public void CreateMainTask_Defaults_AreEspIdfs()
    {
        var device = Create(Flavor.Idf2);
        var main = device.CreateMainTask(static async task => await task.Suspend());
        Assert.AreEqual(("main", 1, 3584, CoreAffinity.Core0), (main.Name, main.Priority, main.StackBytes, main.Affinity));
        device.Run(10);
        Assert.AreEqual(TaskState.Suspended, main.State);
    }

    [TestMethod]
    public void CreateMainTask_Configured_FollowsTheConfiguration()
    {
        var device = Create(Settings(Flavor.Idf2) with { MainTaskStackBytes = 5000, MainTaskAffinity = CoreAffinity.Core1 });
        var main = device.CreateMainTask(static _ => Routine.Completed);
        Assert.AreEqual((5000, CoreAffinity.Core1), (main.StackBytes, main.Affinity));
    }

    [TestMethod]
    public void Affinity_OnOneCore_IsNotKept()
    {
        Assert.IsTrue(Create(Flavor.Idf1).Task("A", 1, static _ => Routine.Completed, CoreAffinity.Core1).Affinity.IsAny);
        Assert.AreEqual(CoreAffinity.Core1, Create(Flavor.Smp).Task("A", 1, static _ => Routine.Completed, CoreAffinity.Core1).Affinity);
    }

    [TestMethod]
    [EveryFlavor]
    public void FindTask_EveryList_IsSearched(Flavor flavor)
    {
        var device = Create(flavor);
        var queue = device.CreateQueue<int>("q", 1);
        var tasks = new[]
        {
            device.Task("ready", 1, static async task => await task.Work(new Cycles(5000))),
            device.Task("delayed", 5, static async task => await task.Delay(new Ticks(9))),
            device.Task("suspended", 5, static async task => await task.Suspend()),
            device.Task("waiting", 5, async _ => await queue.Receive(Ticks.Forever)),
        };
        device.Run(10);

        foreach (var task in tasks)
        {
            Assert.AreSame(task, device.FindTask(task.Name));
        }

        Assert.IsNull(device.FindTask("nobody"));
        Assert.AreSame(device.TimerTask(), device.FindTask("Tmr Svc"), "the kernel's own tasks can be found as well");
    }

    [TestMethod]
    public void Load_AfterTheStart_Throws()
    {
        var device = Create(Flavor.Idf1);
        var program = new Program();
        device.Load(program);
        Assert.AreSame(device, program.Loaded);
        device.Run(1);
        Assert.ThrowsExactly<InvalidOperationException>(() => device.Load(program));
        Assert.ThrowsExactly<ArgumentNullException>(() => device.Load(null!));
    }

    private sealed class Program : IDeviceProgram
    {
        internal Device? Loaded { get; private set; }

        public void Load(Device device) => Loaded = device;
    }
}
