using Rtos.Core;
using Rtos.Tasks;

namespace Rtos.Tests.Tasks.AsTheKernel;

/// <summary>Tasks without a name, as <c>xTaskCreate</c> allows them.</summary>
[TestClass]
public sealed class TaskNameTests
{
    [TestMethod]
    [EveryKernel]
    public void CreateTask_WithoutAName_IsShownAsSuch(Flavor kernel)
    {
        var board = new Board(kernel);
        var mutex = board.Device.CreateMutex("m");
        var unnamed = board.Device.CreateTask(null, 5, 4096, CoreAffinity.Core0, async task =>
        {
            await mutex.Take(Ticks.None);
            await task.CreateTask("  ", 4, 4096, CoreAffinity.Core0, async other => board.Note($"[{other.Name}] {other} {board.Device.FindTask("  ") == other}"));
            await task.Delay(new Ticks(2));
            await mutex.Give();
        });
        board.Run(1500);
        Assert.AreEqual("", unnamed.Name);
        Assert.AreSame(unnamed, board.Device.FindTask(""));
        Assert.IsNull(board.Device.FindTask("(no name)"));
        Assert.AreEqual("m: held by (no name)", mutex.ToString());
        board.AssertLog("[  ] (no name) True");
        CollectionAssert.Contains(board.Device.Trace.Lines.ToArray(), "0 0 (no name) 0 take ok");
        CollectionAssert.Contains(board.Device.Report.Tasks.Select(t => t.Name).ToArray(), "(no name)");
        Assert.DoesNotContain("(no name)", board.Device.Report.TaskList());
    }
}
