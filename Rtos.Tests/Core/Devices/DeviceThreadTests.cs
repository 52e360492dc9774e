using Rtos.Core;
using Rtos.Tasks;
using HostThread = System.Threading.Thread;

namespace Rtos.Tests.Core.Devices;

/// <summary>A device that one thread runs is refused to another, with the names of both.</summary>
[TestClass]
public sealed class DeviceThreadTests
{
    private static readonly Dictionary<string, Action<Device>> Uses = new()
    {
        ["RunFor"] = static device => device.RunFor(new Cycles(1)),
        ["RunUntil"] = static device => device.RunUntil(static () => true, TimeSpan.FromSeconds(1)),
        ["RaiseInterruptAt"] = static device => device.RaiseInterruptAt(new Instant(1_000_000), CoreId.Core0, static _ => { }),
        ["CreateTask"] = static device => device.CreateTask("X", 1, 2048, CoreAffinity.Core0, static _ => default),
        ["CreateQueue"] = static device => device.CreateQueue<int>("x", 1),
        ["CreateTimer"] = static device => device.CreateTimer("x", new Ticks(1), false, static _ => default),
        ["AddTraceSink"] = static device => device.AddTraceSink(new TextTraceSink(TextWriter.Null)),
        ["Hook"] = static device => device.Hooks.RegisterTick(CoreId.Core0, static () => { }),
        ["OnInterrupt"] = static device => device.Host.OnInterrupt("x", CoreId.Core0, static _ => { }),
        ["Report"] = static device => device.Report.ToString(),
        ["Deadlock"] = static device => _ = device.Report.Deadlock,
        ["HeapEntries"] = static device => _ = device.Report.HeapEntries,
        ["Tasks"] = static device => _ = device.Report.Tasks,
        ["SystemState"] = static device => _ = device.Report.SystemState,
        ["WaitingForever"] = static device => _ = device.Report.WaitingForever,
        ["CanGoOn"] = static device => _ = device.Report.CanGoOn,
        ["TaskList"] = static device => device.Report.TaskList(),
        ["RunTimeStats"] = static device => device.Report.RunTimeStats(),
        ["CpuLoad"] = static device => device.Report.Load(CoreId.Core0),
        ["FindTask"] = static device => device.FindTask("A"),
        ["Info"] = static device => _ = RtosTask.Of(device, device.Scheduler.Current ?? device.Scheduler.AllTasks()[0]).Info,
        ["State"] = static device => _ = RtosTask.Of(device, device.Scheduler.Current ?? device.Scheduler.AllTasks()[0]).State,
        ["Trace"] = static device => device.Trace.Tail(5),
        ["Lines"] = static device => _ = device.Trace.Lines,
        ["Post"] = static device => device.Host.Post("x", "y"),
        ["Print"] = static device => device.Host.Console.WriteLine("x"),
        ["Load"] = static device => device.Load(new EmptyProgram()),
    };

    public static IEnumerable<object[]> Names => Uses.Keys.Select(name => new object[] { name });

    [TestMethod]
    [DynamicData(nameof(Names))]
    public void Use_AnotherThreadRunsTheDevice_IsRefusedWithBothNames(string use)
    {
        var device = Chip.Create(Flavor.Idf1);
        Prepare(device);
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
        Prepare(device);
        device.Task("A", 5, static async task => await task.Delay(new Ticks(1000)));
        if (use != "Load")
        {
            var runner = new HostThread(() => device.Run(5_000));
            runner.Start();
            runner.Join();
        }

        Uses[use](device);
    }

    [TestMethod]
    [DataRow("send")]
    [DataRow("give")]
    [DataRow("delay")]
    [DataRow("notify")]
    [DataRow("priority")]
    public void Call_OfAnotherThread_IsRefusedAndTheRunIsTheSame(string call)
    {
        Assert.AreEqual(TraceWith(static (_, _) => { }), TraceWith((calls, answers) =>
        {
            var other = new HostThread(() => answers.Add(Try(calls[call]))) { Name = "the other" };
            other.Start();
            other.Join();
            StringAssert.Contains(answers[^1]?.Message, "the other");
            StringAssert.Contains(answers[^1]?.Message, "the runner");
        }));
    }

    [TestMethod]
    public void Call_DeepInTheHostsStack_IsATasksAllTheSame()
    {
        var device = Chip.Create(Flavor.Idf1);
        var semaphore = device.CreateCountingSemaphore("s", 10, 0);
        device.Task("A", 5, async task =>
        {
            Assert.IsTrue(await GiveAfter(1000));
            await task.Delay(new Ticks(1));

            RtosCall<bool> GiveAfter(int calls)
            {
                Span<byte> space = stackalloc byte[256];
                space.Fill(1);
                return calls > 0 ? GiveAfter(calls - 1) : semaphore.Give();
            }
        });
        device.Run(5_000);
        Assert.AreEqual(1, semaphore.Count);
    }

    // The trace of a device in whose middle a task does what is given: with calls that are a task's, and their answers.
    private static string TraceWith(Action<Dictionary<string, Action>, List<Exception?>> middle)
    {
        var trace = new StringWriter();
        var device = Chip.Create(Flavor.Idf1);
        device.AddTraceSink(new TextTraceSink(trace));
        var queue = device.CreateQueue<int>("q", 4);
        var semaphore = device.CreateCountingSemaphore("s", 4, 0);
        Exception? failure = null;
        device.Task("A", 5, async task =>
        {
            var calls = new Dictionary<string, Action>
            {
                ["send"] = () => _ = queue.Send(1, Ticks.None),
                ["give"] = () => _ = semaphore.Give(),
                ["delay"] = () => _ = task.Delay(new Ticks(1)),
                ["notify"] = () => _ = task.NotifyGive(),
                ["priority"] = () => _ = task.SetPriority(3),
            };
            try
            {
                middle(calls, []);
            }
            catch (AssertFailedException e)
            {
                failure = e;
            }

            await task.Delay(new Ticks(1));
        });
        var runner = new HostThread(() => device.Run(5_000)) { Name = "the runner" };
        runner.Start();
        runner.Join();
        Assert.IsNull(failure, failure?.Message);
        Assert.IsNull(device.Panic);
        return trace.ToString();
    }

    private static void Prepare(Device device)
    {
        device.RecordTrace();
        device.Host.LineWritten = static _ => { };
        device.Host.Posted = static (_, _) => { };
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
