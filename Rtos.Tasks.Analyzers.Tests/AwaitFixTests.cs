using Rtos.Tasks.Analyzers.Tests.Support;

namespace Rtos.Tasks.Analyzers.Tests;

/// <summary>The missing <c>await</c> is written.</summary>
[TestClass]
public sealed class AwaitFixTests
{
    [TestMethod]
    [DataRow("{|RTOS003:task.Delay(new Ticks(1))|}; // a while", "await task.Delay(new Ticks(1)); // a while")]
    [DataRow("/* now */ {|RTOS003:queue.Send(1, Ticks.None)|};", "/* now */ await queue.Send(1, Ticks.None);")]
    [DataRow("_ = {|RTOS003:queue.Send(1, Ticks.None)|};", "_ = await queue.Send(1, Ticks.None);")]
    [DataRow("_ = {|RTOS003:task.Yield()|};", "await task.Yield();")]
    [DataRow("var item = {|RTOS003:queue.Receive(Ticks.None)|};", "var item = await queue.Receive(Ticks.None);")]
    [DataRow("var call = {|RTOS003:task.Yield()|};", "await task.Yield();")]
    [DataRow("RtosCall call = {|RTOS003:task.Yield()|};", "await task.Yield();")]
    [DataRow("{|RTOS003:Inner()|}; async Routine Inner() => await task.Yield();", "await Inner(); async Routine Inner() => await task.Yield();")]
    [DataRow("Func<RtosTask, Routine> body = async t => {|RTOS003:t.Yield()|};", "Func<RtosTask, Routine> body = async t => await t.Yield();")]
    [DataRow("async Routine Inner() => {|RTOS003:task.Yield()|};", "async Routine Inner() => await task.Yield();")]
    [DataRow("for (var i = 0; i < 3; {|RTOS003:task.Yield()|}) i++;", "for (var i = 0; i < 3; await task.Yield()) i++;")]
    [DataRow("{|RTOS003:task.Yield()|}; {|RTOS003:task.Yield()|};", "await task.Yield(); await task.Yield();")]
    public Task Fix_CallInATask_IsAwaited(string before, string after) => Verify.Fix(MarkedSource.Task(before), MarkedSource.Task(after));

    [TestMethod]
    [DataRow("task?{|RTOS003:.Yield()|};")]
    [DataRow("{|RTOS003:task.Yield()|}.GetAwaiter().GetResult();")]
    [DataRow("Action later = () => {|RTOS003:task.Yield()|};")]
    [DataRow("RtosCall<bool> call = {|RTOS003:queue.Send(1, Ticks.None)|};")]
    [DataRow("RtosCall a = {|RTOS003:task.Yield()|}, b = {|RTOS003:task.Yield()|};")]
    [DataRow("device.RaiseInterruptAt(device.Now, CoreId.Core0, isr => {|RTOS003:queue.Send(1, Ticks.None)|});")]
    public Task Fix_AwaitAloneWouldNotDo_IsNotOffered(string statement) => Verify.NoFix(MarkedSource.Task(statement));

    [TestMethod]
    public Task Fix_InTheHostsCode_IsNotOffered() => Verify.NoFix(MarkedSource.Host("_ = {|RTOS003:queue.Send(1, Ticks.None)|};"));
}
