using Rtos.Core;
using Rtos.Tasks;

namespace Rtos.Tests.Core.Devices;

/// <summary>What code of the host throws reaches the caller of the run, by name; the device and its other readers go on as if nothing had happened.</summary>
[TestClass]
public sealed class HostFaultTests
{
    [TestMethod]
    [DataRow(TraceEventKind.Switch)]
    [DataRow(TraceEventKind.Call)]
    [DataRow(TraceEventKind.TaskEnd)]
    [DataRow(TraceEventKind.InterruptCall)]
    [DataRow(TraceEventKind.TimerCall)]
    public void TraceReader_Throws_ReachesTheCallerAndTheDeviceIsUnchanged(TraceEventKind kind)
    {
        var expected = Chip.Create(Flavor.Idf2);
        Load(expected);
        expected.Run(20_000);

        var device = new Device(Chip.Settings(Flavor.Idf2));
        device.AddTraceSink(new Faulty(kind));
        device.RecordTrace();
        Load(device);
        var faults = new List<HostCallbackException>();
        while (device.Now < new Instant(20_000))
        {
            try
            {
                device.RunUntil(new Instant(20_000));
            }
            catch (HostCallbackException e)
            {
                faults.Add(e);
                device.Scheduler.CheckInvariants();
            }
        }

        Assert.IsNotEmpty(faults);
        Assert.IsInstanceOfType<FormatException>(faults[0].InnerException);
        Assert.AreEqual("the trace reader Faulty", faults[0].Callback);
        Assert.IsNull(device.Panic);
        Assert.AreEqual(expected.Trace.ToString(), device.Trace.ToString());
    }

    [TestMethod]
    public void TraceReader_MakesAKernelCall_IsRefusedAndNamed()
    {
        var device = Chip.Create(Flavor.Idf1);
        var queue = device.CreateQueue<int>("q", 1);
        device.AddTraceSink(new Calling(() => queue.Send(1, Ticks.None)));
        device.Task("A", 5, static async task => await task.Delay(new Ticks(1)));

        var fault = Assert.ThrowsExactly<HostCallbackException>(() => device.Run(5_000));

        Assert.IsInstanceOfType<InvalidOperationException>(fault.InnerException);
        Assert.AreEqual(0, queue.Count);
    }

    [TestMethod]
    public void TraceReader_CreatesATask_IsRefused()
    {
        var device = Chip.Create(Flavor.Idf1);
        device.AddTraceSink(new Calling(() => device.Task("B", 1, static _ => Routine.Completed)));
        device.Task("A", 5, static async task => await task.Delay(new Ticks(1)));

        var fault = Assert.ThrowsExactly<HostCallbackException>(() => device.Run(5_000));

        Assert.IsInstanceOfType<InvalidOperationException>(fault.InnerException);
        Assert.IsNull(device.FindTask("B"));
    }

    [TestMethod]
    public void ConsoleReader_ThrowsWhileATaskPrints_ReachesTheCallerAndNotTheTask()
    {
        var device = Chip.Create(Flavor.Idf1);
        var printed = 0;
        device.Host.LineWritten = static _ => throw new FormatException("bad");
        device.Task("A", 5, async task =>
        {
            device.Host.Console.WriteLine("hello");
            printed++;
            await task.Delay(new Ticks(1));
            printed++;
        });

        var fault = Assert.ThrowsExactly<HostCallbackException>(() => device.Run(5_000));
        Assert.AreEqual("the reader of the console", fault.Callback);
        device.Run(5_000);

        Assert.AreEqual(2, printed);
        Assert.IsNull(device.Panic);
    }

    [TestMethod]
    public void MessageReader_Throws_ReachesTheCallerAndNotTheTask()
    {
        var device = Chip.Create(Flavor.Idf1);
        device.Host.Posted = static (_, _) => throw new FormatException("bad");
        device.Task("A", 5, async task =>
        {
            device.Host.Post("topic", "text");
            await task.Delay(new Ticks(1));
        });

        var fault = Assert.ThrowsExactly<HostCallbackException>(() => device.Run(5_000));
        device.Run(5_000);

        Assert.AreEqual("the reader of messages", fault.Callback);
        Assert.IsNull(device.Panic);
    }

    [TestMethod]
    public void ConsoleReader_ThrowsOutsideOfARun_IsThrownAtOnce()
    {
        var device = Chip.Create(Flavor.Idf1);
        device.Host.LineWritten = static _ => throw new FormatException("bad");

        Assert.ThrowsExactly<HostCallbackException>(() => device.Host.Console.WriteLine("hello"));
    }

    [TestMethod]
    [DataRow("malloc", "the hook MallocFailed")]
    [DataRow("startup", "the hook DaemonTaskStartup")]
    [DataRow("deletion", "the hook TaskPreDeletion")]
    [DataRow("overflow", "the hook StackOverflowHook")]
    [DataRow("stream", "the SendCompletedCallback of stream")]
    [DataRow("storage", "the deletion callback of pointer 0 of task A")]
    public void Hook_Throws_PanicsInTheHooksOwnName(string hook, string name)
    {
        var device = Chip.Create(Chip.Settings(Flavor.Idf1) with { HeapBytes = 100_000, ThreadLocalStoragePointers = 1 });
        Prepare(device, hook);

        var panic = Assert.ThrowsExactly<DevicePanicException>(() => device.Run(50_000));

        Assert.AreEqual(name, panic.Panic.Task);
        Assert.IsInstanceOfType<FormatException>(panic.InnerException);
    }

    private static void Prepare(Device device, string hook)
    {
        var stream = device.CreateStreamBuffer("stream", 4);
        device.Task("A", 5, async task =>
        {
            switch (hook)
            {
                case "malloc":
                    await task.CreateTask("big", 1, 1_000_000, default, static _ => default);
                    break;
                case "overflow":
                    await Deep(task, 60);
                    break;
                case "stream":
                    await stream.Send(new byte[1], Ticks.None);
                    break;
                case "storage":
                    task.SetThreadLocalStorage(0, 1, static (_, _) => throw new FormatException("bad"));
                    break;
            }
        });
        switch (hook)
        {
            case "malloc":
                device.Hooks.MallocFailed = static () => throw new FormatException("bad");
                break;
            case "startup":
                device.Hooks.DaemonTaskStartup = static () => throw new FormatException("bad");
                break;
            case "deletion":
                device.Hooks.TaskPreDeletion = static _ => throw new FormatException("bad");
                break;
            case "overflow":
                device.StackOverflowHook = static _ => throw new FormatException("bad");
                break;
            case "stream":
                stream.SendCompletedCallback = static (_, _) => throw new FormatException("bad");
                break;
        }
    }

    private static async Routine Deep(RtosTask task, int depth)
    {
        if (depth > 0)
        {
            await Deep(task, depth - 1);
        }

        await task.Delay(new Ticks(1));
    }

    private static void Load(Device device)
    {
        var queue = device.CreateQueue<int>("q", 2);
        var timer = device.CreateTimer("timer", new Ticks(2), autoReload: true, async _ => await queue.Send(2, Ticks.None));
        device.Task("A", 5, async task =>
        {
            await timer.Start(Ticks.None);
            for (var i = 0; i < 4; i++)
            {
                await queue.Receive(new Ticks(3));
                await task.Work(new Cycles(100));
            }
        });
        device.At(1500, isr => isr.SendFromISR(queue, 1));
    }

    private sealed class Faulty(TraceEventKind kind) : TraceSink
    {
        public override void Write(in TraceEvent happened)
        {
            if (happened.Kind == kind)
            {
                throw new FormatException("bad");
            }
        }
    }

    private sealed class Calling(Action call) : TraceSink
    {
        public override void Write(in TraceEvent happened)
        {
            if (happened.Kind == TraceEventKind.Switch)
            {
                call();
            }
        }
    }
}
