using Rtos.Tasks.Analyzers.Tests.Support;

namespace Rtos.Tasks.Analyzers.Tests;

/// <summary>Host delays become delays of the task.</summary>
[TestClass]
public sealed class VirtualDelayFixTests
{
    [TestMethod]
    [DataRow("{|RTOS001:await Task.Delay(500)|};", "await task.Delay(task.Device.Clock.MillisecondsToTicks(500));")]
    [DataRow("{|RTOS001:await Task.Delay(device is null ? 1 : 2)|};", "await task.Delay(task.Device.Clock.MillisecondsToTicks(device is null ? 1 : 2));")]
    [DataRow("{|RTOS001:await Task.Delay(TimeSpan.FromMilliseconds(20))|};", "await task.Delay(task.Device.Clock.MillisecondsToTicks(20));")]
    [DataRow(
        "{|RTOS001:await Task.Delay(TimeSpan.FromSeconds(2))|};",
        "await task.Delay(task.Device.Clock.MillisecondsToTicks((long)TimeSpan.FromSeconds(2).TotalMilliseconds));")]
    [DataRow(
        "var t = TimeSpan.FromSeconds(2); {|RTOS001:await Task.Delay(t + t)|};",
        "var t = TimeSpan.FromSeconds(2); await task.Delay(task.Device.Clock.MillisecondsToTicks((long)(t + t).TotalMilliseconds));")]
    [DataRow("{|RTOS004:Thread.Sleep(500)|}; // a while", "await task.Delay(task.Device.Clock.MillisecondsToTicks(500)); // a while")]
    [DataRow("{|RTOS004:Thread.Sleep(TimeSpan.FromMilliseconds(5))|};", "await task.Delay(task.Device.Clock.MillisecondsToTicks(5));")]
    [DataRow("if (device is null) {|RTOS004:Thread.Sleep(1)|};", "if (device is null) await task.Delay(task.Device.Clock.MillisecondsToTicks(1));")]
    public Task Fix_HostDelayInATask_WaitsInVirtualTime(string before, string after) =>
        Verify.Fix(MarkedSource.Task(before), MarkedSource.Task(after));

    [TestMethod]
    public Task Fix_InALambda_UsesTheInnermostHandle() => Verify.Fix(
        MarkedSource.Task("device.CreateTask(\"a\", 5, 2048, CoreAffinity.Any, async own => {|RTOS001:await Task.Delay(1)|});"),
        MarkedSource.Task("device.CreateTask(\"a\", 5, 2048, CoreAffinity.Any, async own => await own.Delay(own.Device.Clock.MillisecondsToTicks(1)));"));

    [TestMethod]
    public Task Fix_InALocalFunction_UsesTheHandleAroundIt() => Verify.Fix(
        MarkedSource.Task("async Routine Pause() => {|RTOS001:await Task.Delay(1)|};"),
        MarkedSource.Task("async Routine Pause() => await task.Delay(task.Device.Clock.MillisecondsToTicks(1));"));

    [TestMethod]
    [DataRow("{|RTOS001:await Task.Delay(-1)|};")]
    [DataRow("{|RTOS004:Thread.Sleep(Timeout.Infinite)|};")]
    [DataRow("{|RTOS001:await Task.Delay(1, CancellationToken.None)|};")]
    [DataRow("{|RTOS001:await Task.Delay(1).ConfigureAwait(false)|};")]
    [DataRow("new[] { 1 }.ToList().ForEach(n => {|RTOS004:Thread.Sleep(n)|});")]
    [DataRow("static async Routine Pause() => {|RTOS001:await Task.Delay(1)|};")]
    [DataRow("device.CreateTimer(\"t\", new Ticks(1), true, static async _ => {|RTOS001:await Task.Delay(1)|});")]
    [DataRow("Routine Pause() { {|RTOS004:Thread.Sleep(1)|}; return Routine.Completed; }")]
    [DataRow("{|RTOS004:new SemaphoreSlim(1).Wait()|};")]
    public Task Fix_NoCounterpartOrNoHandle_IsNotOffered(string statement) => Verify.NoFix(MarkedSource.Task(statement));

    [TestMethod]
    public Task Fix_OnlyHandlesOfOtherTasks_IsNotOffered() => Verify.NoFix(MarkedSource.SynchronousHost(
        """
        device.CreateTask("a", 5, 2048, CoreAffinity.Any, static async _ =>
        {
            RtosTask other = null!;
            {|RTOS001:await Task.Delay(1)|};
            await other.Resume();
        });
        """));
}
