using Rtos.Core;
using Rtos.Thread;
using static Rtos.Tests.Support.ThreadBoard;

namespace Rtos.Tests.Thread;

/// <summary>Cases 1 to 16 of the conformance table: starting Loboris threads, and their stacks.</summary>
[TestClass]
public sealed class StartCaseTests
{
    [TestMethod]
    [DataRow("idf")]
    [DataRow("freertos")]
    public void Case01_StartNewThread_Function_RunsOnceWithItsArgument(string flavor)
    {
        var board = new ThreadBoard(flavor);
        board.Main(async thread =>
        {
            var f = new PyFunction("f", (_, args) =>
            {
                board.Note($"f({args[0]})");
                return Routine.Completed;
            });
            var id = await board.L.StartNewThread("a", f, Args(1));
            board.Note(id.IsInt && id.AsInt > 0);
        });
        board.AssertLog("True, f(1)");
    }

    [TestMethod]
    [DataRow("idf")]
    [DataRow("freertos")]
    public void Case02_StartNewThread_Keywords_ReachTheFunction(string flavor)
    {
        var board = new ThreadBoard(flavor);
        board.Main(async thread =>
        {
            var f = new PyFunction("f", (_, args) =>
            {
                board.Note($"f({args[0]}, b={args.Keyword("b")})");
                return Routine.Completed;
            });
            await board.L.StartNewThread("a", f, Args(1), PyValue.Dict(("b", 2)));
        });
        board.AssertLog("f(1, b=2)");
    }

    [TestMethod]
    [DataRow("idf")]
    [DataRow("freertos")]
    public void Case03_StartNewThread_NameNoString_RaisesTypeError(string flavor)
    {
        var board = new ThreadBoard(flavor);
        board.Main(async _ => board.Note(await Error(() => board.L.StartNewThread(5, Sleeper(), Args()))));
        board.AssertLog("TypeError: expecting a string for thread name argument");
    }

    [TestMethod]
    [DataRow("idf")]
    [DataRow("freertos")]
    public void Case04_StartNewThread_FunctionNoFunction_RaisesTypeError(string flavor)
    {
        var board = new ThreadBoard(flavor);
        board.Main(async _ => board.Note(await Error(() => board.L.StartNewThread("a", 5, Args()))));
        board.AssertLog("TypeError: expecting a function for thread function argument");
    }

    [TestMethod]
    [DataRow("idf")]
    [DataRow("freertos")]
    public void Case05_StartNewThread_ArgumentsNoTuple_RaisesTypeError(string flavor)
    {
        var board = new ThreadBoard(flavor);
        board.Main(async _ => board.Note(await Error(() => board.L.StartNewThread("a", Sleeper(), 5))));
        board.AssertLog("TypeError: object 'int' is not a tuple or list");
    }

    [TestMethod]
    [DataRow("idf")]
    [DataRow("freertos")]
    public void Case06_StartNewThread_KeywordsNoDict_RaisesTypeError(string flavor)
    {
        var board = new ThreadBoard(flavor);
        board.Main(async _ => board.Note(await Error(() => board.L.StartNewThread("a", Sleeper(), Args(), Args()))));
        board.AssertLog("TypeError: expecting a dict for keyword args");
    }

    [TestMethod]
    [DataRow("idf")]
    [DataRow("freertos")]
    public void Case07_StartNewThread_BoundMethod_Runs(string flavor)
    {
        var board = new ThreadBoard(flavor);
        board.Main(async _ =>
        {
            var method = new PyFunction(
                "C.m",
                (_, _) =>
                {
                    board.Note("m");
                    return Routine.Completed;
                },
                kind: PyCallableKind.BoundMethod);
            await board.L.StartNewThread("a", method, Args());
        });
        board.AssertLog("m");
    }

    [TestMethod]
    [DataRow("idf")]
    [DataRow("freertos")]
    public void Case08_GetThreadName_NameOf24Characters_IsCutAt15(string flavor)
    {
        var board = new ThreadBoard(flavor);
        board.Main(async _ =>
        {
            var id = await board.Start("abcdefghijklmnopqrstuvwx", Sleeper());
            board.Note(await board.L.GetThreadName(id));
        });
        board.AssertLog("abcdefghijklmno");
    }

    [TestMethod]
    [DataRow("idf")]
    [DataRow("freertos")]
    public void Case09_StartNewThread_LimitReached_RaisesOSErrorUntilOneHasEnded(string flavor)
    {
        var board = new ThreadBoard(flavor);
        board.Main(async thread =>
        {
            var brief = Function("brief", async t => await t.SleepMs(50));
            await board.Start("a", brief);
            await board.Start("b", Sleeper());
            await board.Start("c", Sleeper());
            await board.Start("d", Sleeper());
            board.Note(await Error(() => board.Start("e", Sleeper())));
            await thread.SleepMs(100);
            board.Note((await board.Start("e", Sleeper())).IsInt);
        });
        board.AssertLog("OSError: can't create thread, True");
    }

    [TestMethod]
    [DataRow("idf")]
    [DataRow("freertos")]
    public void Case10_StartNewThread_FunctionRaises_PrintsTracebackAndOthersGoOn(string flavor)
    {
        var board = new ThreadBoard(flavor);
        board.Main(async thread =>
        {
            await board.Start("other", Function("g", async t =>
            {
                await t.SleepMs(20);
                board.Note("other goes on");
                await t.SleepMs(500);
            }));
            await board.Start("a", Function("f", async t =>
            {
                await t.SleepMs(10);
                throw new PyException("ValueError", "x", new PyFrame("main.py", 5, "f"));
            }));
            await thread.SleepMs(100);
            board.Note((await board.L.List(false)).Items.Count);
        });
        board.AssertLog("other goes on, 2");
        board.AssertConsole(
            """
            Unhandled exception in thread started by <function f at 0x3ffe2740>
            Traceback (most recent call last):
              File "main.py", line 5, in f
            ValueError: x

            """);
    }

    [TestMethod]
    [DataRow("idf")]
    [DataRow("freertos")]
    public void Case11_StartNewThread_FunctionRaisesSystemExit_PrintsNothing(string flavor)
    {
        var board = new ThreadBoard(flavor);
        board.Main(async thread =>
        {
            var id = await board.Start("a", Function("f", _ => throw new PyException(new PyError("SystemExit"))));
            await thread.SleepMs(10);
            board.Note(await board.L.Status(id));
        });
        board.AssertLog("-1");
        board.AssertConsole("");
    }

    [TestMethod]
    [DataRow("idf")]
    [DataRow("freertos")]
    public void Case12_StackSize_NoArgument_IsTheDefaultEachTime(string flavor)
    {
        var board = new ThreadBoard(flavor);
        board.Main(async _ => board.Note($"{await board.L.StackSize()} {await board.L.StackSize()}"));
        board.AssertLog("4096 4096");
    }

    [TestMethod]
    [DataRow("idf")]
    [DataRow("freertos")]
    public void Case13_StackSize_Set_StaysSet(string flavor)
    {
        var board = new ThreadBoard(flavor);
        board.Main(async _ => board.Note($"{await board.L.StackSize(8192)} {await board.L.StackSize()}"));
        board.AssertLog("8192 8192");
    }

    [TestMethod]
    [DataRow("idf")]
    [DataRow("freertos")]
    public void Case14_StackSize_OutOfRange_IsBroughtIntoIt(string flavor)
    {
        var board = new ThreadBoard(flavor);
        board.Main(async _ => board.Note(
            $"{await board.L.StackSize(100)} {await board.L.StackSize(1_000_000)} {await board.L.StackSize(0)}"));
        board.AssertLog("1580 49152 4096");
    }

    [TestMethod]
    [DataRow("idf")]
    [DataRow("freertos")]
    public void Case15_StackSize_ChangedBetweenStarts_EachThreadHasItsOwn(string flavor)
    {
        var board = new ThreadBoard(flavor);
        board.Main(async _ =>
        {
            await board.L.StackSize(8192);
            await board.Start("a", Sleeper());
            await board.L.StackSize(6144);
            await board.Start("b", Sleeper());
            board.Note(string.Join(" ", (await board.L.List(false)).Items.Select(t => t.Items[4])));
        });
        board.AssertLog("6144 8192 20480");
    }

    [TestMethod]
    [DataRow("idf")]
    [DataRow("freertos")]
    public void Case16_StackSize_Smallest_IsCutToAMultipleOf8(string flavor)
    {
        var board = new ThreadBoard(flavor);
        board.Main(async _ =>
        {
            board.Note(await board.L.StackSize(1580));
            await board.Start("a", Sleeper());
            board.Note((await board.L.List(false)).Items[0].Items[4]);
        });
        board.AssertLog("1580, 1576");
    }
}
