using Rtos.Tasks.Analyzers.Tests.Support;

namespace Rtos.Tasks.Analyzers.Tests;

/// <summary>RTOS001.</summary>
[TestClass]
public sealed class ForeignAwaitTests
{
    [TestMethod]
    [DataRow("{|RTOS001:await Task.Delay(1)|};")]
    [DataRow("{|RTOS001:await Task.Delay(1).ConfigureAwait(false)|};")]
    [DataRow("var n = {|RTOS001:await Task.FromResult(7)|};")]
    [DataRow("{|RTOS001:await Task.CompletedTask|};")]
    [DataRow("{|RTOS001:await Task.Yield()|};")]
    [DataRow("{|RTOS001:await ValueTask.CompletedTask|};")]
    [DataRow("var n = {|RTOS001:await new ValueTask<int>(7)|};")]
    [DataRow("{|RTOS001:await Task.WhenAll(Task.CompletedTask, Task.CompletedTask)|};")]
    [DataRow("{|RTOS001:await new SemaphoreSlim(1).WaitAsync()|};")]
    [DataRow("IAsyncEnumerable<int> items = null!; {|RTOS001:await|} foreach (var item in items) { }")]
    [DataRow("{|RTOS001:await|} using var stream = new MemoryStream();")]
    [DataRow("{|RTOS001:await|} using (new MemoryStream()) { }")]
    [DataRow("IAsyncDisposable thing = null!; {|RTOS001:await|} using (thing) { }")]
    public Task Await_NotOfTheKernel_IsFoundInATask(string statement) => Verify.Findings(MarkedSource.Task(statement));

    [TestMethod]
    [DataRow("await task.Delay(new Ticks(1));")]
    [DataRow("var item = await queue.Receive(Ticks.Forever);")]
    [DataRow("await Inner(); async Routine Inner() => await task.Yield();")]
    [DataRow("var n = await Inner(); async Routine<int> Inner() { await task.Yield(); return 1; }")]
    [DataRow("await Routine.Completed;")]
    [DataRow("Func<RtosTask, Routine> body = async t => await t.Yield(); await body(task);")]
    [DataRow("var call = task.Yield(); await call;")]
    [DataRow("Func<Task> later = async () => await Task.Delay(1);")]
    [DataRow("await new Wrapped(task);")]
    public Task Await_OfTheKernel_IsRight(string statement) => Verify.Findings(MarkedSource.File(
        MarkedSource.Task(statement).Text
        + "readonly struct Wrapped(RtosTask task) { public RtosCall.Awaiter GetAwaiter() => task.Yield().GetAwaiter(); }"));

    [TestMethod]
    [DataRow("await Task.Delay(1);")]
    [DataRow("await using var stream = new MemoryStream();")]
    [DataRow("IAsyncEnumerable<int> items = null!; await foreach (var item in items) { }")]
    [DataRow("device.RunFor(TimeSpan.FromSeconds(1)); await Task.Yield();")]
    public Task Await_InTheHostsCode_IsRight(string statement) => Verify.Findings(MarkedSource.Host(statement));

    [TestMethod]
    [DataRow("device.CreateTask(\"a\", 5, 2048, CoreAffinity.Any, async t => {|RTOS001:await Task.Delay(1)|});")]
    [DataRow("device.CreateMainTask(async _ => { {|RTOS001:await Task.Delay(1)|}; });")]
    [DataRow("device.CreateTimer(\"t\", new Ticks(1), true, async _ => {|RTOS001:await Task.Delay(1)|});")]
    [DataRow("async Routine Local() => {|RTOS001:await Task.Delay(1)|};")]
    [DataRow("async Routine<int> Local() => {|RTOS001:await Task.FromResult(1)|};")]
    [DataRow("Func<Routine> late = async delegate { {|RTOS001:await Task.Delay(1)|}; };")]
    public Task Await_InEveryKindOfTaskCode_IsFound(string statement) => Verify.Findings(MarkedSource.SynchronousHost(statement));

    [TestMethod]
    public async Task Message_AwaitedHelper_NamesIt()
    {
        var messages = await Verify.Messages(MarkedSource.Members(
            """
            static async Routine Body(RtosTask task) => await Log();
            static async Task Log() => await Task.Yield();
            """));
        StringAssert.Contains(messages.Single(), "'Log'", StringComparison.Ordinal);
    }

    [TestMethod]
    public Task Await_WithoutOurLibraries_IsNotLookedAt() => Verify.FindingsOfStranger(
        MarkedSource.File("class A { async System.Threading.Tasks.Task B() => await System.Threading.Tasks.Task.Delay(1); }"));
}
