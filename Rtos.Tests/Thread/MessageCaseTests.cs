using Rtos.Core;
using Rtos.Thread;
using static Rtos.Tests.Support.ThreadBoard;

namespace Rtos.Tests.Thread;

/// <summary>Cases 37 to 47 of the conformance table: messages of Loboris threads, and the list of threads.</summary>
[TestClass]
public sealed class MessageCaseTests
{
    [TestMethod]
    [DataRow("idf")]
    [DataRow("freertos")]
    public void Case37_GetMsg_EmptyMailbox_GivesZeros(string flavor)
    {
        var board = new ThreadBoard(flavor);
        board.Main(async _ => board.Note(await board.L.GetMsg()));
        board.AssertLog("(0, 0, None)");
    }

    [TestMethod]
    [DataRow("idf")]
    [DataRow("freertos")]
    public void Case38_SendMsg_NegativeInt_ArrivesWithItsSender(string flavor)
    {
        var board = new ThreadBoard(flavor);
        board.Main(async thread =>
        {
            var t = await board.Start("t", board.Poller());
            await thread.SleepMs(10);
            board.Note(await board.L.SendMsg(t, -4));
        });
        board.AssertLog($"1, 40 m(1, {board.Model.Main!.Id}, -4)");
    }

    [TestMethod]
    [DataRow("idf")]
    [DataRow("freertos")]
    public void Case39_SendMsg_Text_ArrivesWithItsSender(string flavor)
    {
        var board = new ThreadBoard(flavor);
        board.Main(async thread =>
        {
            var t = await board.Start("t", board.Poller());
            await thread.SleepMs(10);
            board.Note(await board.L.SendMsg(t, "h\u00e9"));
        });
        board.AssertLog($"1, 40 m(2, {board.Model.Main!.Id}, 'h\u00e9')");
    }

    [TestMethod]
    [DataRow("idf")]
    [DataRow("freertos")]
    public void Case40_SendMsg_TenMessages_EightArriveInOrder(string flavor)
    {
        var board = new ThreadBoard(flavor);
        board.Main(async thread =>
        {
            var t = await board.Start("t", Function("f", async t =>
            {
                await t.SleepMs(100);
                for (var message = await board.L.GetMsg(); message.Items[0].IsTrue; message = await board.L.GetMsg())
                {
                    board.Note(message.Items[2]);
                }
            }));
            for (var i = 0; i < 10; i++)
            {
                board.Note($"sent {await board.L.SendMsg(t, i)}");
            }
        });
        board.AssertLog($"{string.Concat(Enumerable.Repeat("sent 1, ", 8))}sent 0, sent 0, 0, 1, 2, 3, 4, 5, 6, 7");
        Assert.HasCount(2, board.Model.Diagnostics.Of(ThreadDiagnosticKind.MailboxFull));
    }

    [TestMethod]
    [DataRow("idf")]
    [DataRow("freertos")]
    public void Case41_SendMsg_NothingThatCanBeSent_IsFalse(string flavor)
    {
        var board = new ThreadBoard(flavor);
        board.Main(async _ =>
        {
            var t = await board.Start("t", Sleeper());
            board.Note($"{await board.L.SendMsg(t, "")} {await board.L.SendMsg(t, PyValue.None)} {await board.L.SendMsg(t, 1.5)} {await board.L.SendMsg("x", 1)}");
            board.Note(board.Model.Find(t.AsInt)!.MailboxCount);
        });
        board.AssertLog("False False False False, 0");
    }

    [TestMethod]
    [DataRow("idf")]
    [DataRow("freertos")]
    public void Case42_SendMsg_OneselfOrUnknown_IsZero(string flavor)
    {
        var board = new ThreadBoard(flavor);
        board.Main(async _ => board.Note(
            $"{await board.L.SendMsg(await board.L.GetMainId(), 1)} {await board.L.SendMsg(999, 1)}"));
        board.AssertLog("0 0");
    }

    [TestMethod]
    [DataRow("idf")]
    [DataRow("freertos")]
    public void Case43_SendMsg_ThreadSleeps_WakesAtItsTimeAndNotBefore(string flavor)
    {
        var board = new ThreadBoard(flavor);
        board.Main(
            async thread =>
            {
                var t = await board.Start("t", Function("f", async t =>
                {
                    await t.SleepMs(5000);
                    board.NoteTime("awake");
                }));
                await thread.SleepMs(100);
                board.Note(await board.L.SendMsg(t, 1));
            },
            6000);
        board.AssertLog("1, 5000 awake");
    }

    [TestMethod]
    [DataRow("idf")]
    [DataRow("freertos")]
    public void Case44_SendMsg_MainIdleAtThePrompt_IsPrintedBlockByBlock(string flavor)
    {
        var board = new ThreadBoard(flavor);
        board.Main(
            async _ => await board.Start("n", Function("f", async t =>
            {
                await t.SleepMs(150);
                var repl = await board.L.GetReplId();
                await board.L.SendMsg(repl, "hello");
                await board.L.SendMsg(repl, 5);
                await t.SleepMs(1000);
            })),
            201);
        board.AssertConsole("\n[Message from thread \"n\"] hello\n");
        board.Device.RunFor(TimeSpan.FromMilliseconds(98));
        board.AssertConsole("\n[Message from thread \"n\"] hello\n");
        board.Device.RunFor(TimeSpan.FromMilliseconds(2));
        board.AssertConsole("\n[Message from thread \"n\"] hello\n\n[Message from thread \"n\"] 5\n");
    }

    [TestMethod]
    [DataRow("idf")]
    [DataRow("freertos")]
    public void Case45_ReplAcceptMsg_Forbidden_NothingIsPrintedButQueued(string flavor)
    {
        var board = new ThreadBoard(flavor);
        board.Main(async _ =>
        {
            await board.L.ReplAcceptMsg(false);
            await board.Start("t", Function("f", async t =>
            {
                await t.SleepMs(50);
                for (var i = 0; i < 9; i++)
                {
                    board.Note(await board.L.SendMsg(await board.L.GetReplId(), i));
                }
            }));
        });
        board.AssertLog("1, 1, 1, 1, 1, 1, 1, 1, 0");
        board.AssertConsole("");
    }

    [TestMethod]
    [DataRow("idf")]
    [DataRow("freertos")]
    public void Case46_ReplAcceptMsg_AskedAndSet_GivesThePreviousSetting(string flavor)
    {
        var board = new ThreadBoard(flavor);
        board.Main(async thread =>
        {
            board.Note($"{await board.L.ReplAcceptMsg()} {await board.L.ReplAcceptMsg(false)} {await board.L.ReplAcceptMsg()}");
            await board.Start("t", Function("f", async _ => board.Note(await board.L.ReplAcceptMsg(true))));
            await thread.SleepMs(10);
            board.Note(await board.L.ReplAcceptMsg());
        });
        board.AssertLog("True True False, False, False");
    }

    [TestMethod]
    [DataRow("idf")]
    [DataRow("freertos")]
    public void Case47_List_TwoThreads_PrintsNewestFirstInTheExactFormat(string flavor)
    {
        var board = new ThreadBoard(flavor);
        board.Main(async thread =>
        {
            await board.Start("a", Sleeper());
            await board.Start("b", Function("f", async _ => await board.L.Wait()));
            await thread.SleepMs(10);
            await board.L.List();
        });
        board.AssertConsole(
            """
            ID=1073414272, Name: b, State: waiting, Stack=4096, MaxUsed=528, Type: PYTHON
            ID=1073414208, Name: a, State: running, Stack=4096, MaxUsed=528, Type: PYTHON
            ID=1073414144, Name: MainThread, State: running, Stack=20480, MaxUsed=528, Type: MAIN

            """);
    }
}
