using Rtos.Core;
using Rtos.Tasks;

namespace Rtos.Tests.Core.Coroutines;

/// <summary>
/// Helpers of a task that are async methods of .NET's own kinds. Only the device panics: an exception that one of their
/// builders throws on a thread of the pool would end this process and every test in it.
/// </summary>
[TestClass]
public sealed class ForeignMethodTests
{
    private static readonly Dictionary<string, Func<RtosTask, Routine>> Mistakes = new()
    {
        ["async Task, awaited"] = static async task => await HelperTask(task),
        ["async Task, forgotten"] = static async task =>
        {
            _ = HelperTask(task);
            await task.Delay(new Ticks(5));
            Assert.Fail("the device has panicked");
        },
        ["async Task, forgotten at the end"] = static async task =>
        {
            await task.Yield();
            _ = HelperTask(task);
        },
        ["async Task<int>, awaited"] = static async task => await HelperTaskOfInt(task),
        ["async ValueTask, awaited"] = static async task => await HelperValueTask(task),
        ["async ValueTask, forgotten"] = static async task =>
        {
            _ = HelperValueTask(task).AsTask();
            await task.Delay(new Ticks(5));
        },
        ["async void"] = static async task =>
        {
            HelperVoid(task);
            await task.Delay(new Ticks(5));
        },
        ["async void that throws"] = static async task =>
        {
            HelperVoidThrows();
            await task.Delay(new Ticks(5));
        },
        ["async void that is caught"] = static async task =>
        {
            for (; ; )
            {
                try
                {
                    HelperVoid(task);
                }
                catch (DevicePanicException)
                {
                    await task.Delay(new Ticks(1));
                }
            }
        },
        ["local function"] = static async task =>
        {
            async Task Local() => await task.Delay(new Ticks(1));
            _ = Local();
            await task.Delay(new Ticks(5));
        },
        ["awaits a routine"] = static async task =>
        {
            async Task Local() => await Nap(task);
            _ = Local();
            await task.Delay(new Ticks(5));
        },
        ["waits for the host"] = static async task =>
        {
            async Task Local() => await Task.Yield();
            _ = Local();
            await task.Delay(new Ticks(5));
        },
        ["enumerates"] = static async task =>
        {
            await foreach (var _ in Numbers(task))
            {
                await task.Yield();
            }
        },
        ["complete already"] = static async task =>
        {
            await HelperThatNeedNotWait();
            await task.Delay(new Ticks(5));
        },
    };

    public static IEnumerable<object[]> Names => Mistakes.Keys.Select(name => new object[] { name });

    [TestMethod]
    [DynamicData(nameof(Names))]
    public void Helper_OfAnotherKind_OnlyTheDevicePanics(string mistake)
    {
        var device = Chip.Create(Flavor.Idf1);
        device.Task("A", 5, Mistakes[mistake]);

        var panic = Assert.ThrowsExactly<DevicePanicException>(() => device.Run(20_000)).Panic;

        Assert.AreEqual("A", panic.Task);
        Assert.AreEqual(0L, panic.Time.Value);
        StringAssert.Contains(panic.Message, "Routine");
        AssertPoolIsQuiet();
    }

    [TestMethod]
    public void Helper_AsyncTask_IsNamed()
    {
        var device = Chip.Create(Flavor.Idf1);
        device.Task("A", 5, static async task =>
        {
            _ = HelperTask(task);
            await task.Delay(new Ticks(5));
        });

        var panic = Assert.ThrowsExactly<DevicePanicException>(() => device.Run(20_000)).Panic;

        StringAssert.StartsWith(panic.Message, $"{nameof(HelperTask)} awaits a kernel call");
    }

    [TestMethod]
    public void AsyncVoid_InATraceReader_IsTheHostsOwnAffair()
    {
        var device = Chip.Create(Flavor.Idf1);
        using var written = new CountdownEvent(1);
        device.AddTraceSink(new AsyncReader(written));
        device.Task("A", 5, static async task => await task.Delay(new Ticks(1)));

        device.Run(5_000);

        Assert.IsTrue(written.Wait(TimeSpan.FromMinutes(1)), "the reader's own method continues on the pool");
    }

    [TestMethod]
    public void Run_HostHasASynchronizationContext_IsPutBack()
    {
        var own = new SynchronizationContext();
        var before = SynchronizationContext.Current;
        SynchronizationContext.SetSynchronizationContext(own);
        try
        {
            var device = Chip.Create(Flavor.Idf1);
            device.Task("A", 5, static _ => throw new FormatException("bad"));
            Assert.ThrowsExactly<DevicePanicException>(() => device.Run(1_000));

            Assert.AreSame(own, SynchronizationContext.Current);
        }
        finally
        {
            SynchronizationContext.SetSynchronizationContext(before);
        }
    }

    // What the builders would have thrown on the pool was queued before this.
    private static void AssertPoolIsQuiet()
    {
        using var done = new ManualResetEventSlim();
        ThreadPool.QueueUserWorkItem(_ => done.Set());
        done.Wait();
    }

    private static async Task HelperTask(RtosTask task) => await task.Delay(new Ticks(1));

    private static async Task<int> HelperTaskOfInt(RtosTask task)
    {
        await task.Delay(new Ticks(1));
        return 1;
    }

    private static async ValueTask HelperValueTask(RtosTask task) => await task.Delay(new Ticks(1));

    private static async void HelperVoid(RtosTask task) => await task.Delay(new Ticks(1));

    private static async void HelperVoidThrows()
    {
        await Task.CompletedTask;
        throw new FormatException("bad");
    }

    private static async Task HelperThatNeedNotWait() => await Task.CompletedTask;

    private static async Routine Nap(RtosTask task) => await task.Delay(new Ticks(1));

    private static async IAsyncEnumerable<int> Numbers(RtosTask task)
    {
        await task.Delay(new Ticks(1));
        yield return 1;
    }

    private sealed class AsyncReader(CountdownEvent written) : TraceSink
    {
        public override void Write(in TraceEvent happened)
        {
            if (happened.Kind == TraceEventKind.Switch)
            {
                Signal();
            }
        }

        private async void Signal()
        {
            await Task.Yield();

            // Several threads come here at once, and one signal too many would end the process.
            lock (written)
            {
                if (!written.IsSet)
                {
                    written.Signal();
                }
            }
        }
    }
}
