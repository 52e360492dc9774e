using Rtos.Core;
using Rtos.Thread;
using static Rtos.Tests.Support.ThreadBoard;

namespace Rtos.Tests.Thread;

/// <summary>What the Loboris functions do beside the cases of the conformance table.</summary>
[TestClass]
public sealed class LoborisFunctionTests
{
    [TestMethod]
    [DataRow("idf")]
    [DataRow("freertos")]
    public void Functions_OfTheModule_AreThoseOfTheManualAndOfTheLaterFirmware(string flavor)
    {
        string[] manual =
        [
            "start_new_thread", "stack_size", "allowsuspend", "suspend", "resume", "kill", "getThreadName", "getSelfName", "getReplID",
            "getnotification", "getmsg", "notify", "sendmsg", "replAcceptMsg", "list",
        ];
        string[] later = ["stop", "wait", "status", "isnotified", "getMainID", "mainAcceptMsg", "lock", "unlock"];
        var board = new ThreadBoard(flavor);
        CollectionAssert.AreEquivalent(manual.Concat(later).ToArray(), board.L.Functions.Select(f => f.Name).ToArray());
        CollectionAssert.AreEquivalent(
            new[] { "PAUSE", "SUSPEND", "RESUME", "EXIT", "STOP", "STATUS", "RUNNING", "SUSPENDED", "WAITING", "TERMINATED" },
            LoborisModule.Constants.Keys.ToArray());
        Assert.AreEqual((PyValue)0x04000000, LoborisModule.Constants["EXIT"]);
        Assert.AreEqual((PyValue)(-1), LoborisModule.Constants["TERMINATED"]);
        Assert.AreEqual("id, value", board.L.Functions.Single(f => f.Name == "notify").Parameters);
    }

    [TestMethod]
    [DataRow("idf")]
    [DataRow("freertos")]
    public void Call_WrongNumberOfArguments_RaisesTypeErrorInMicroPythonsWords(string flavor)
    {
        var board = new ThreadBoard(flavor);
        var (start, notify, wait, message) = (Find(board, "start_new_thread"), Find(board, "notify"), Find(board, "wait"), Find(board, "sendmsg"));
        board.Main(async _ =>
        {
            board.Note(await Error(() => start.Call("a")));
            board.Note(await Error(() => notify.Call(1)));
            board.Note(await Error(() => wait.Call(1, 2)));
            board.Note(await Error(() => notify.Call(new PyArguments([1], [new("value", 2)]))));
            board.Note(await Error(() => start.Call(new PyArguments(["a", Sleeper(), Args()], [new("color", 2)]))));
            board.Note(await message.Call(new PyArguments([], [new("Message", 1), new("ThreadID", 7)])));
            board.Note(await Error(() => message.Call(new PyArguments([1], [new("ThreadID", 7)]))));
        });
        board.AssertLog(
            "TypeError: function missing 2 required positional arguments, TypeError: function takes 2 positional arguments but 1 were given, "
            + "TypeError: function expected at most 1 arguments, got 2, TypeError: function does not take keyword arguments, "
            + "TypeError: extra keyword arguments given, 0, TypeError: function got multiple values for argument 'ThreadID'");
    }

    [TestMethod]
    [DataRow("idf")]
    [DataRow("freertos")]
    public void StartNewThread_SameCoreAndStackSize_AreTaken(string flavor)
    {
        var board = new ThreadBoard(flavor);
        board.Main(async _ =>
        {
            var a = await board.L.StartNewThread("a", Sleeper(), Args(), samecore: false, stacksize: 3001);
            var b = await board.L.StartNewThread("b", Sleeper(), Args(), stacksize: 100);
            board.Note(string.Join(" ", new[] { a, b }.Select(id => board.Model.Find(id.AsInt)!).Select(t => $"{t.Task.PinnedCore} {t.StackBytes}")));
        });
        board.AssertLog(flavor == "idf" ? "Core0 3000 Core1 4096" : "Core0 3000 Core0 4096");
    }

    [TestMethod]
    [DataRow("idf")]
    [DataRow("freertos")]
    public void StartNewThread_ClassOrInstance_RaisesTypeErrorAndBuiltInRuns(string flavor)
    {
        var board = new ThreadBoard(flavor);
        board.Main(async _ =>
        {
            foreach (var kind in new[] { PyCallableKind.Type, PyCallableKind.Instance, PyCallableKind.BuiltIn })
            {
                board.Note(await Error(() => board.L.StartNewThread("a", new PyFunction("x", (_, _) => Routine.Completed, kind: kind), PyValue.List())));
            }
        });
        StringAssert.StartsWith(
            board.Log,
            "TypeError: expecting a function for thread function argument, TypeError: expecting a function for thread function argument, no error",
            StringComparison.Ordinal);
    }

    [TestMethod]
    [DataRow("idf")]
    [DataRow("freertos")]
    public void StartNewThread_WrongArgumentsForTheFunction_TheThreadDiesOfATypeError(string flavor)
    {
        var board = new ThreadBoard(flavor);
        board.Main(async _ =>
        {
            var f = new PyFunction("f", (_, _) => Routine.Completed, parameters: 1);
            board.Note((await board.L.StartNewThread("a", f, Args(1, 2))).IsInt);
        });
        board.AssertLog("True");
        board.AssertConsole(
            """
            Unhandled exception in thread started by <function f at 0x3ffe2740>
            TypeError: function takes 1 positional arguments but 2 were given

            """);
    }

    [TestMethod]
    [DataRow("idf")]
    [DataRow("freertos")]
    public void StartNewThread_ExceptionWithoutText_HasABlankBehindTheColon(string flavor)
    {
        var board = new ThreadBoard(flavor);
        board.Main(async _ => await board.Start(
            "a", new PyFunction("C.m", (_, _) => throw new PyException(new PyError("ValueError")), kind: PyCallableKind.BoundMethod)));
        board.AssertConsole(
            "Unhandled exception in thread started by <bound_method 3ffe2740 <C object at 3ffe2750>.<function m at 0x3ffe2760>>\nValueError: \n");
    }

    [TestMethod]
    [DataRow("idf")]
    [DataRow("freertos")]
    public void StartNewThread_NoMemory_NamesThePieceThatIsMissing(string flavor)
    {
        var board = new ThreadBoard(flavor);
        board.Main(async _ =>
        {
            var used = board.Device.Heap.Used;
            var id = await board.Start("a", Sleeper());
            board.Note(board.Device.Heap.Used - used - 4096);
            await board.L.Kill(id);
        });
        board.AssertLog("704");
        Assert.AreEqual("OSError: can't create thread (stack)", StartWith(flavor, 4000));
        Assert.AreEqual("OSError: can't create thread (tcb)", StartWith(flavor, 4200));
        Assert.AreEqual("OSError: can't create thread (th)", StartWith(flavor, 4796));
        Assert.AreEqual("", StartWith(flavor, 4800));
    }

    [TestMethod]
    [DataRow("idf")]
    [DataRow("freertos")]
    public void Notify_OutsideTheRange_IsFalseAndDiagnosed(string flavor)
    {
        var board = new ThreadBoard(flavor);
        board.Main(async thread =>
        {
            var t = await board.Start("t", board.Poller());
            await thread.SleepMs(10);
            board.Note($"{await board.L.Notify(t, -1)} {await board.L.Notify(t, 1L << 30)} {await board.L.Notify(t, (1L << 30) - 1)}");
            board.Note(await board.L.IsNotified(t));
            await thread.SleepMs(50);
            board.Note($"{await board.L.IsNotified(t)} {await board.L.IsNotified(99)}");
        });
        board.AssertLog("False False True, True, 40 n1073741823, False False");
        Assert.HasCount(2, board.Model.Diagnostics.Of(ThreadDiagnosticKind.Refused));
    }

    [TestMethod]
    [DataRow("idf")]
    [DataRow("freertos")]
    public void Wait_PendingZeroAndNegative_AreTakenAsTheManualLeavesOpen(string flavor)
    {
        var board = new ThreadBoard(flavor);
        board.Main(async thread =>
        {
            var main = await board.L.GetMainId();
            await board.Start("t", Function("f", async t =>
            {
                await board.L.Notify(main, 4);
                await t.SleepMs(50);
                board.Note(await board.L.Status(main));
                await board.L.Notify(main, 5);
            }));
            await thread.SleepMs(10);
            var value = await board.L.Wait();
            board.NoteTime(value);
            value = await board.L.Wait(0);
            board.NoteTime(value);
            value = await board.L.Wait(-1);
            board.NoteTime(value);
        });
        board.AssertLog("10 4, 11 None, 2, 50 5");
        Assert.AreEqual("wait with a negative timeout waits forever", board.Diagnosed(ThreadDiagnosticKind.NotPortable));
    }

    [TestMethod]
    [DataRow("idf")]
    [DataRow("freertos")]
    public void Stop_IdZero_AsksAllOthers(string flavor)
    {
        var board = new ThreadBoard(flavor);
        board.Main(async thread =>
        {
            await board.Start("a", board.Poller());
            await board.Start("b", board.Poller());
            await thread.SleepMs(10);
            board.Note(await board.L.Stop(0));
            await thread.SleepMs(90);
        });
        board.AssertLog("True, 40 n67108864, 40 n67108864");
    }

    [TestMethod]
    [DataRow("idf")]
    [DataRow("freertos")]
    public void SendMsg_IdZeroAndLargeNumbers_ReachAllOrRaise(string flavor)
    {
        var board = new ThreadBoard(flavor);
        board.Main(async thread =>
        {
            board.Note(await board.L.SendMsg(0, "nobody"));
            await board.Start("a", board.Poller());
            await board.Start("b", board.Poller());
            await thread.SleepMs(10);
            board.Note(await board.L.SendMsg(0, int.MinValue));
            board.Note(await Error(() => board.L.SendMsg(0, 1L << 31)));
            board.Note($"{await board.L.SendMsg(0, true)} {await board.L.SendMsg(PyValue.Of(System.Numerics.BigInteger.Pow(10, 30)), 1)}");
            await thread.SleepMs(90);
        });
        var main = board.Model.Main!.Id;
        board.AssertLog(
            $"0, 1, OverflowError: overflow converting long int to machine word, False 0, 40 m(1, {main}, -2147483648), 40 m(1, {main}, -2147483648)");
    }

    [TestMethod]
    [DataRow("idf")]
    [DataRow("freertos")]
    public void Names_OfThreads_AreThoseOfTheTable(string flavor)
    {
        var board = new ThreadBoard(flavor);
        board.Main(async _ =>
        {
            var main = await board.L.GetMainId();
            board.Note($"{await board.L.GetSelfName()} {await board.L.GetThreadName(main)} {await board.L.GetThreadName(0)} {await board.L.GetThreadName(5)}");
            board.Note($"{main == await board.L.GetReplId()} {await board.L.Status(main)} {await board.L.Status(0)}");
            board.Note(await board.L.GetThreadName(await board.Start("100%d\n", Sleeper())));
            board.Note($"{await board.L.MainAcceptMsg(false)} {await board.L.ReplAcceptMsg()}");
        });
        board.AssertLog("MainThread MainThread unknown unknown, True 0 -1, 100%d\n, True False");
    }

    [TestMethod]
    [DataRow("idf")]
    [DataRow("freertos")]
    public void Kill_InEveryCase_SleepsTwoTicksWithTheGil(string flavor)
    {
        var board = new ThreadBoard(flavor);
        board.Main(async thread =>
        {
            await board.Start("busy", Function("f", async t =>
            {
                for (; ; )
                {
                    await t.SleepMs(1);
                    board.NoteTime("step");
                }
            }));
            await thread.SleepMs(2);
            board.Note(await board.L.Kill(99));
            board.NoteTime("killed");
        }, 5);
        Assert.IsGreaterThanOrEqualTo(0, board.Log.IndexOf("False, 4 killed", StringComparison.Ordinal), board.Log);
    }

    [TestMethod]
    [DataRow("idf")]
    [DataRow("freertos")]
    public void Kill_MainThread_IsFalseAndDiagnosed(string flavor)
    {
        var board = new ThreadBoard(flavor);
        board.Main(async _ => await board.Start("t", Function("f", async _ => board.Note(await board.L.Kill(await board.L.GetMainId())))));
        board.AssertLog("False");
        Assert.AreEqual("thread t tried to kill the main thread; a board would lose its prompt", board.Diagnosed(ThreadDiagnosticKind.Refused));
    }

    [TestMethod]
    [DataRow("idf")]
    [DataRow("freertos")]
    public void Resume_SuspendedAtTheSameInstant_LosesNothing(string flavor)
    {
        var board = new ThreadBoard(flavor);
        var steps = 0;
        board.Main(async thread =>
        {
            var t = await board.L.StartNewThread(
                "t",
                Function("f", async t =>
                {
                    await board.L.AllowSuspend(true);
                    for (; ; )
                    {
                        steps++;
                        await t.SleepMs(10);
                    }
                }),
                Args(),
                samecore: false);
            await thread.SleepMs(20);
            board.Note($"{await board.L.Suspend(t)} {await board.L.Resume(t)}");
            var before = steps;
            await thread.SleepMs(100);
            board.Note(steps > before + 5);
        });
        board.AssertLog("True True, True");
    }

    private static ModuleFunction Find(ThreadBoard board, string name) => board.L.Functions.Single(f => f.Name == name);

    // With so many bytes of heap left beside the main thread.
    private static string StartWith(string flavor, long free)
    {
        var full = new ThreadBoard(flavor);
        full.Main(_ => Routine.Completed, 1);
        var board = new ThreadBoard(flavor, heapBytes: full.Device.Heap.Used + free);
        board.Main(async _ =>
        {
            var error = await Error(() => board.Start("a", Sleeper()));
            board.Note(error.StartsWith("no error", StringComparison.Ordinal) ? "" : error);
        });
        return board.Log;
    }
}
