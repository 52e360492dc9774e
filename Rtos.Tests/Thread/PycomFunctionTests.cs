using Rtos.Core;
using Rtos.Thread;
using static Rtos.Tests.Support.ThreadBoard;

namespace Rtos.Tests.Thread;

/// <summary>What the Pycom functions and locks do beside the cases of the conformance table.</summary>
[TestClass]
public sealed class PycomFunctionTests
{
    [TestMethod]
    [DataRow("idf")]
    [DataRow("freertos")]
    public void Functions_OfTheModule_AreThoseOfTheManual(string flavor)
    {
        var board = Pycom(flavor);
        CollectionAssert.AreEquivalent(
            new[] { "start_new_thread", "exit", "allocate_lock", "get_ident", "stack_size" }, board.P.Functions.Select(f => f.Name).ToArray());
        CollectionAssert.AreEquivalent(new[] { "LockType" }, board.P.Constants.Keys.ToArray());
    }

    [TestMethod]
    [DataRow("idf")]
    [DataRow("freertos")]
    public void LockType_LocksAndTheTypeItself_LookAsInMicroPython(string flavor)
    {
        var board = Pycom(flavor);
        board.Main(async _ =>
        {
            var value = await board.P.AllocateLock();
            board.Note($"{value} {value.TypeName} {board.P.LockType}");
            board.Note(await Error(() => board.P.MakeLock.Call()));
            board.Note(await Error(() => board.Model.LockFunctions.Acquire.Call(5)));
        });
        board.AssertLog("<lock> lock <class 'lock'>, TypeError: can't create 'lock' instances, TypeError: 'int' object isn't a lock");
    }

    [TestMethod]
    [DataRow("idf")]
    [DataRow("freertos")]
    public void Acquire_Arguments_AreCheckedAsInTheManual(string flavor)
    {
        var board = Pycom(flavor);
        board.Main(async _ =>
        {
            var l = PycomModule.LockOf(await board.P.AllocateLock());
            board.Note($"{await l.Acquire(0, -1)} {await l.Acquire(0)} {await l.Acquire(true, 0)} {await l.Acquire(timeout: 0.01)}");
            board.Note(await Error(() => l.Acquire("x")));
            board.Note(await Error(() => l.Acquire(1, "x")));
            board.Note(await Error(() => board.Model.LockFunctions.Acquire.Call(l.Value, 1, 2, 3)));
        });
        board.AssertLog(
            "True False False False, TypeError: can't convert str to int, TypeError: can't convert str to float, "
            + "TypeError: function expected at most 3 arguments, got 4");
    }

    [TestMethod]
    [DataRow("idf")]
    [DataRow("freertos")]
    public void With_Lock_IsTakenAndReleased(string flavor)
    {
        var board = Pycom(flavor);
        board.Main(async _ =>
        {
            var l = PycomModule.LockOf(await board.P.AllocateLock());
            board.Note(await board.Model.LockFunctions.Enter.Call(l.Value));
            board.Note(l.IsLocked);
            board.Note(await board.Model.LockFunctions.Exit.Call(l.Value, PyValue.None, PyValue.None, PyValue.None));
            board.Note(l.IsLocked);
        });
        board.AssertLog("True, True, None, False");
    }

    [TestMethod]
    [DataRow("idf")]
    [DataRow("freertos")]
    public void AllocateLock_NoMemory_RaisesMemoryErrorUntilOneIsCollected(string flavor)
    {
        var board = Pycom(flavor, heapBytes: 25_000);
        board.Main(async _ =>
        {
            var locks = new List<PyLock>();
            try
            {
                for (; ; )
                {
                    locks.Add(PycomModule.LockOf(await board.P.AllocateLock()));
                }
            }
            catch (PyException e)
            {
                board.Note(e.Error);
            }

            board.Note(locks.Count > 10);
            board.Model.Collect(locks[0]);
            board.Note(await board.P.AllocateLock());
        });
        board.AssertLog("MemoryError: can't create lock, True, <lock>");
    }

    [TestMethod]
    [DataRow("idf")]
    [DataRow("freertos")]
    public void StartNewThread_ListOfArguments_RunsAndIsDiagnosed(string flavor)
    {
        var board = Pycom(flavor);
        board.Main(async _ =>
        {
            var f = new PyFunction("f", (_, args) =>
            {
                board.Note($"{args[0]} {args.Keyword("k")}");
                return Routine.Completed;
            });
            await board.P.StartNewThread(f, PyValue.List(7), PyValue.Dict(("k", 8)));
            board.Note(await Error(() => board.P.StartNewThread(f, 5)));
            board.Note(await Error(() => board.P.StartNewThread(f, Args(), PyValue.None)));
        });
        board.AssertLog("TypeError: object 'int' is not a tuple or list, TypeError: expecting a dict for keyword args, 7 8");
        Assert.HasCount(1, board.Model.Diagnostics.Of(ThreadDiagnosticKind.NotPortable));
    }

    [TestMethod]
    [DataRow("idf")]
    [DataRow("freertos")]
    public void StartNewThread_NothingToCall_TheThreadDiesOfATypeError(string flavor)
    {
        var board = Pycom(flavor);
        board.Main(async _ => await board.P.StartNewThread(5, Args()));
        board.AssertConsole("Unhandled exception in thread started by 5\nTypeError: 'int' object isn't callable\n");
    }

    [TestMethod]
    [DataRow("idf")]
    [DataRow("freertos")]
    public void StartNewThread_MoreThanTheLimitOfLoboris_IsOnlyAQuestionOfMemory(string flavor)
    {
        var board = Pycom(flavor);
        board.Main(async _ =>
        {
            for (var i = 0; i < 10; i++)
            {
                await board.P.StartNewThread(Sleeper(), Args());
            }

            await board.P.StackSize(1_000_000);
            board.Note(await Error(() => board.P.StartNewThread(Sleeper(), Args())));
        });
        board.AssertLog("OSError: can't create thread");
        Assert.AreEqual(5120, board.Model.Threads[0].StackBytes);
        Assert.AreEqual(8192, board.Model.Main!.StackBytes);
    }

    [TestMethod]
    [DataRow("idf")]
    [DataRow("freertos")]
    public void StackSize_TooSmall_IsRaisedOrRefusedWhenStrict(string flavor)
    {
        var board = Pycom(flavor);
        board.Main(async _ =>
        {
            board.Note(await board.P.StackSize(2048));
            await board.P.StartNewThread(Sleeper(), Args());
            board.Note(board.Model.Threads[0].StackBytes);
            board.Note(await Error(() => board.P.StackSize("x")));
        });
        board.AssertLog("0, 4096, TypeError: can't convert str to int");
        board = Pycom(flavor, o => o with { IsStrict = true });
        board.Main(async _ =>
        {
            board.Note(await Error(() => board.P.StackSize(2048)));
            board.Note(await Error(() => board.P.StackSize(-1)));
            board.Note(await board.P.StackSize(0));
        });
        board.AssertLog("ValueError: size not valid: 2048 bytes, ValueError: size not valid: -1 bytes, 0");
    }

    [TestMethod]
    [DataRow("idf")]
    [DataRow("freertos")]
    public void Exit_InMain_EndsTheScriptAndTheBoardIsAtThePrompt(string flavor)
    {
        var board = Pycom(flavor);
        board.Main(async _ =>
        {
            board.Note(await Error(() => board.P.Functions.Single(f => f.Name == "exit").Call(1)));
            await board.P.Exit();
            board.Note("never");
        });
        board.AssertLog("TypeError: function takes 0 positional arguments but 1 were given");
        Assert.IsTrue(board.Model.HasReplStarted);
    }

    [TestMethod]
    [DataRow("idf")]
    [DataRow("freertos")]
    public void Sleep_ZeroSeconds_YieldsWithPycomAndKeepsTheGilWithLoboris(string flavor)
    {
        Assert.AreEqual("other, main", AfterSleepOfZero(Pycom(flavor)));
        Assert.AreEqual("main, other", AfterSleepOfZero(new ThreadBoard(flavor)));
    }

    [TestMethod]
    [DataRow("idf")]
    [DataRow("freertos")]
    public void Sleep_RealTimeAsked_GivesIt(string flavor)
    {
        var board = new ThreadBoard(flavor);
        board.Main(async thread =>
        {
            board.Note($"{await thread.SleepMs(25, true)} {await thread.Sleep(0.5, true)} {await thread.SleepMs(3)} {await thread.Sleep(-1, true)}");
            await thread.Work(board.Device.Clock.Microseconds(300));
            await thread.SleepMs(10);
            board.Note(board.Device.Now);
            board.Note(await Error(() => thread.Sleep("x")));
        });
        board.AssertLog("25 0.5 None 0.0, 86240000, TypeError: can't convert str to float");
    }

    private static string AfterSleepOfZero(ThreadBoard board)
    {
        board.Main(async thread =>
        {
            await board.P.StartNewThread(Function("f", _ =>
            {
                board.Note("other");
                return Routine.Completed;
            }), Args());
            // FreeRTOS' first yield after its start comes back to the same task.
            await thread.Sleep(0);
            await thread.Sleep(0);
            board.Note("main");
        });
        return board.Log;
    }
}
