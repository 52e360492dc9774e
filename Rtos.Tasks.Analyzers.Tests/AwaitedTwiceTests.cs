using Rtos.Tasks.Analyzers.Tests.Support;

namespace Rtos.Tasks.Analyzers.Tests;

/// <summary>RTOS006.</summary>
[TestClass]
public sealed class AwaitedTwiceTests
{
    [TestMethod]
    [DataRow("var call = task.Yield(); await call; {|RTOS006:await call|};")]
    [DataRow("var call = task.GetTickCount(); var a = await call; var b = {|RTOS006:await call|};")]
    [DataRow("var call = task.Yield(); await call; if (device is null) { {|RTOS006:await call|}; }")]
    [DataRow("var call = task.Yield(); while (device is null) { {|RTOS006:await call|}; }")]
    [DataRow("var call = task.Yield(); for (var i = 0; i < 3; i++) { {|RTOS006:await call|}; }")]
    [DataRow("var routine = Inner(); await routine; {|RTOS006:await routine|}; async Routine Inner() => await task.Yield();")]
    public Task Await_CertainlyTwice_IsFound(string statement) => Verify.Findings(MarkedSource.Task(statement));

    [TestMethod]
    [DataRow("var call = task.Yield(); await call;")]
    [DataRow("var call = task.Yield(); if (device is null) { await call; } else { await call; }")]
    [DataRow("var call = task.Yield(); await call; call = task.Yield(); await call;")]
    [DataRow("var call = task.Yield(); while (true) { await call; break; }")]
    [DataRow("var call = task.Yield(); for (var i = 0; i < 3; i++) { if (i == 0) { await call; } await task.Yield(); }")]
    [DataRow("while (device is null) { var call = task.Yield(); await call; }")]
    [DataRow("var call = task.Yield(); if (device is null) { await call; return; } await call;")]
    [DataRow("var call = task.Yield(); Func<Routine> later = async () => await call; await later();")]
    [DataRow("var done = Task.CompletedTask; Func<Task> host = async () => { await done; await done; };")]
    public Task Await_PerhapsOnce_IsRight(string statement) => Verify.Findings(MarkedSource.Task(statement));
}
