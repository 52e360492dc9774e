using Rtos.Tasks.Analyzers.Tests.Support;

namespace Rtos.Tasks.Analyzers.Tests;

/// <summary>RTOS003.</summary>
[TestClass]
public sealed class NotAwaitedTests
{
    [TestMethod]
    [DataRow("{|RTOS003:task.Delay(new Ticks(1))|};")]
    [DataRow("{|RTOS003:queue.Send(1, Ticks.None)|};")]
    [DataRow("_ = {|RTOS003:queue.Send(1, Ticks.None)|};")]
    [DataRow("var call = {|RTOS003:task.Delay(new Ticks(1))|};")]
    [DataRow("RtosCall call = {|RTOS003:task.Delay(new Ticks(1))|};")]
    [DataRow("RtosCall call; call = {|RTOS003:task.Delay(new Ticks(1))|};")]
    [DataRow("task?{|RTOS003:.Yield()|};")]
    [DataRow("_ = device is null ? {|RTOS003:task.Yield()|} : {|RTOS003:task.Delay(Ticks.None)|};")]
    [DataRow("{|RTOS003:Inner()|}; async Routine Inner() => await task.Yield();")]
    [DataRow("_ = {|RTOS003:Inner()|}; async Routine<int> Inner() { await task.Yield(); return 1; }")]
    [DataRow("Func<RtosTask, Routine> body = async t => await t.Yield(); {|RTOS003:body(task)|};")]
    [DataRow("{|RTOS003:task.Yield()|}.GetAwaiter().GetResult();")]
    [DataRow("if ({|RTOS003:queue.Send(1, Ticks.None)|} is { }) { }")]
    [DataRow("if ({|RTOS003:queue.Send(1, Ticks.None)|} is { } call) { }")]
    [DataRow("if ({|RTOS003:task.Yield()|} is var call) { }")]
    [DataRow("var text = $\"{{|RTOS003:task.Yield()|}}\";")]
    [DataRow("{|RTOS003:task.Yield()|}.ToString();")]
    [DataRow("for (var i = 0; i < 3; {|RTOS003:task.Yield()|}) i++;")]
    [DataRow("Action later = () => {|RTOS003:task.Yield()|};")]
    [DataRow("Func<RtosTask, Routine> body = async t => {|RTOS003:t.Yield()|};")]
    public Task Call_NobodyAwaits_IsFound(string statement) => Verify.Findings(MarkedSource.Task(statement));

    [TestMethod]
    [DataRow("await task.Delay(new Ticks(1));")]
    [DataRow("_ = await queue.Send(1, Ticks.None);")]
    [DataRow("var call = task.Yield(); await call;")]
    [DataRow("if (task.Yield() is { } call) await call;")]
    [DataRow("if (task.Yield() is var call) await call;")]
    [DataRow("if (await queue.Send(1, Ticks.None) is true) { }")]
    [DataRow("RtosCall call; call = task.Yield(); await call;")]
    [DataRow("var call = task.Yield(); Keep(call); void Keep(RtosCall kept) { }")]
    [DataRow("await (device is null ? task.Yield() : task.Delay(Ticks.None));")]
    [DataRow("Func<RtosCall> make = () => task.Yield(); await make();")]
    [DataRow("Func<RtosTask, Routine> body = t => Inner(t); async Routine Inner(RtosTask t) => await t.Yield();")]
    [DataRow("RtosCall Pass() => task.Yield(); await Pass();")]
    [DataRow("Routine Pass() { return Inner(); } async Routine Inner() => await task.Yield(); await Pass();")]
    [DataRow("queue.ToString();")]
    public Task Call_ThatSomebodyMayAwait_IsRight(string statement) => Verify.Findings(MarkedSource.Task(statement));

    [TestMethod]
    [DataRow("{|RTOS003:queue.Send(1, Ticks.None)|};")]
    [DataRow("_ = {|RTOS003:task.Delay(new Ticks(1))|};")]
    [DataRow("device.RaiseInterruptAt(device.Now, CoreId.Core0, isr => {|RTOS003:queue.Send(1, Ticks.None)|});")]
    [DataRow("device.Hooks.RegisterTick(CoreId.Core0, () => {|RTOS003:queue.Send(1, Ticks.None)|});")]
    public Task Call_OutsideATask_IsFound(string statement) => Verify.Findings(MarkedSource.SynchronousHost(statement));

    [TestMethod]
    [DataRow("device.RaiseInterruptAt(device.Now, CoreId.Core0, isr => isr.SendFromISR(queue, 1));")]
    [DataRow("device.CreateTask(\"a\", 5, 2048, CoreAffinity.Any, async t => await t.Yield());")]
    [DataRow("var free = queue.SpacesAvailable; device.RunFor(TimeSpan.FromSeconds(1));")]
    public Task Call_ThatTheHostOrAnInterruptMayMake_IsRight(string statement) => Verify.Findings(MarkedSource.SynchronousHost(statement));

    [TestMethod]
    [DataRow("device.RaiseInterruptAt(device.Now, CoreId.Core0, isr => queue.Send(1, Ticks.None));", "FromISR")]
    [DataRow("device.Hooks.RegisterTick(CoreId.Core0, () => queue.Send(1, Ticks.None));", "callback")]
    [DataRow("queue.Send(1, Ticks.None);", "Routine")]
    [DataRow("device.CreateMainTask(async task => { _ = task.Yield(); await task.Yield(); });", "write await")]
    public async Task Message_SaysTheWayOutThatTheContextHas(string statement, string part) =>
        StringAssert.Contains((await Verify.Messages(MarkedSource.SynchronousHost(statement))).Single(), part, StringComparison.Ordinal);
}
