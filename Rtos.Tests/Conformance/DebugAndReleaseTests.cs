using System.Security.Cryptography;
using System.Text;
using Rtos.Core;
using Rtos.Scenarios;
using Rtos.Tasks;

namespace Rtos.Tests.Conformance;

/// <summary>
/// The same bytes in Debug and in Release: what is committed here is one text for both configurations, and the tests
/// run in both. A state machine is larger in Debug; a stack's account must not show it.
/// </summary>
[TestClass]
public sealed class DebugAndReleaseTests
{
    // Two of each kernel, the numbers chosen apart.
    private static readonly string[] Sample =
    [
        "freertos/freertos_notify_015", "freertos/freertos_tasks_035", "freertoscoop/freertoscoop_queue_003", "freertoscoop/freertoscoop_tasks_003",
        "idf1/idf1_notify_010", "idf1/idf1_queue_003", "idf2/idf2_queue_012", "idf2/idf2_tasks_028",
        "smp/smp_notify_013", "smp/smp_tasks_036", "smpcoop/smpcoop_queue_009", "smpcoop/smpcoop_tasks_006",
    ];

    [TestMethod]
    public void Run_SampleOfCases_GivesTheCommittedDigest()
    {
        var traces = string.Concat(
            from name in Sample select ScenarioRun.Execute(ScenarioReader.Parse(ConformanceArchive.Entries[name + ".json"], name)));
        Assert.AreEqual(
            "98ac54c753562f1fe5138eee946ae3462e54fc73aef3964dba3f771f323a2fd6",
            Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(traces))));
    }

    [TestMethod]
    public void Run_NestedRoutines_GivesTheCommittedTraceStacksAndHeap()
    {
        var device = new Device(MenuConfig.Parse("""{ "FREERTOS_HZ": 1000 }""", "t"));
        device.RecordTrace();
        var numbers = device.CreateQueue<long>("numbers", length: 2);
        device.CreateTask("sum", priority: 3, stackBytes: 4096, CoreAffinity.Core1, async task =>
        {
            var sum = 0L;
            for (var n = 0; n < 3; n++)
            {
                sum += (await numbers.Receive(Ticks.Forever)).Value;
                await Spend(task, sum, depth: n);
            }

            await task.Delay(Ticks.Forever);
        });
        device.CreateTask("numbers", priority: 4, stackBytes: 3072, CoreAffinity.Core0, async task =>
        {
            for (var n = 1; n <= 3; n++)
            {
                await numbers.Send(await Measure(task, n), Ticks.Forever);
            }
        });
        device.RunFor(TimeSpan.FromMilliseconds(2));
        Assert.AreEqual(
            """
            0 0 switch numbers
            0 1 switch sum
            0 1 switch Tmr Svc
            0 1 switch IDLE1
            16000 0 numbers 0 work
            16000 0 numbers 1 send ok
            16000 1 switch sum
            16000 1 sum 0 receive 1000
            18000 1 sum 1 work
            18000 1 switch IDLE1
            48000 0 numbers 2 work
            48000 0 numbers 3 send ok
            48000 1 switch sum
            48000 1 sum 2 receive 2000
            54000 1 sum 3 work
            60001 1 sum 4 work
            60001 1 switch IDLE1
            96000 0 numbers 4 work
            96000 0 numbers 5 send ok
            96000 0 numbers end
            96000 0 switch IDLE0
            96000 1 switch sum
            96000 1 sum 5 receive 3000
            108000 1 sum 6 work
            120001 1 sum 7 work
            132003 1 sum 8 work
            132003 1 switch IDLE1
            idf, 2 cores, 2 ms (cycle 320000, tick 1)
            task             state     prio core    cpu  stack   free  waits for
            sum              Blocked      3    1 15.6 %   4096   3376  delay, since 0.825 ms, until 4294967295 ms
            IDLE0            Running      0    0 70.0 %   1536   1360
            IDLE1            Running      0    1 84.4 %   1536   1360
            Tmr Svc          Blocked      1  any  0.0 %   2048   1872
            core 0: 30.0 % busy
            core 1: 15.6 % busy
            heap: 9840 bytes used of 307200

            """.ReplaceLineEndings("\n"),
            device.Trace.ToString() + device.Report);
    }

    [StackFrame(200)]
    private static async Routine<long> Measure(RtosTask task, int n)
    {
        await task.Work(task.Device.Clock.Microseconds(100 * n));
        return n * 1000L;
    }

    // Locals of several sizes live across the calls: they make the state machine differ, and only it.
    private static async Routine Spend(RtosTask task, long sum, int depth)
    {
        var (a, b, c) = (sum, (decimal)sum, new Guid(depth, 0, 0, new byte[8]));
        if (depth > 0)
        {
            await Spend(task, sum, depth - 1);
        }

        await task.Work(new Cycles(a + (long)b + c.ToByteArray()[0]));
    }
}
