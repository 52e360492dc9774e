using Rtos.Tasks.Analyzers.Tests.Support;

namespace Rtos.Tasks.Analyzers.Tests;

/// <summary>RTOS002.</summary>
[TestClass]
public sealed class RoutineReturnTests
{
    [TestMethod]
    [DataRow("static async {|RTOS002:Task|} Helper(RtosTask task) { await task.Delay(new Ticks(1)); }")]
    [DataRow("static async {|RTOS002:Task|} Helper(RtosTask task) => await task.Delay(new Ticks(1));")]
    [DataRow("static async {|RTOS002:Task<uint>|} Helper(RtosTask task) { await task.Yield(); return 1; }")]
    [DataRow("static async {|RTOS002:ValueTask|} Helper(RtosTask task) => await task.Yield();")]
    [DataRow("static async {|RTOS002:ValueTask<int>|} Helper(RtosTask task) { await task.Yield(); return 1; }")]
    [DataRow("static async {|RTOS002:void|} Helper(RtosTask task) => await task.Yield();")]
    [DataRow("static async {|RTOS002:IAsyncEnumerable<int>|} Helper(RtosTask task) { await task.Yield(); yield return 1; }")]
    [DataRow("static async {|RTOS002:Task|} Helper(RtosTask task) { await Task.Yield(); for (; ; ) { if (await task.DelayUntil(new WakeTime(default), new Ticks(1))) break; } }")]
    [DataRow("static async {|RTOS002:Task|} Helper(Func<Routine> body) => await body();")]
    public Task Method_AwaitsKernelCalls_MustReturnRoutine(string method) => Verify.Findings(MarkedSource.Members(method));

    [TestMethod]
    [DataRow("async {|RTOS002:Task|} Local() => await task.Yield();")]
    [DataRow("async {|RTOS002:void|} Local() { await task.Yield(); }")]
    [DataRow("Func<RtosTask, Task> body = {|RTOS002:async|} t => await t.Yield();")]
    [DataRow("Action<RtosTask> body = {|RTOS002:async|} t => await t.Yield();")]
    [DataRow("var body = async {|RTOS002:Task|} (RtosTask t) => await t.Yield();")]
    [DataRow("Action body = {|RTOS002:async|} delegate { await task.Yield(); };")]
    public Task LocalFunctionOrLambda_AwaitsKernelCalls_MustReturnRoutine(string statement) =>
        Verify.Findings(MarkedSource.SynchronousHost(statement));

    [TestMethod]
    [DataRow("static async Routine Helper(RtosTask task) => await task.Yield();")]
    [DataRow("static async Routine<uint> Helper(RtosTask task) { await task.Yield(); return 1; }")]
    [DataRow("static async Task Helper() => await Task.Yield();")]
    [DataRow("static async void Helper() => await Task.Yield();")]
    [DataRow("static Routine Helper(RtosTask task) { return Inner(); async Routine Inner() => await task.Yield(); }")]
    [DataRow("static async Task Helper(Device d) { d.CreateTask(\"a\", 5, 2048, CoreAffinity.Any, async t => await t.Yield()); await Task.Yield(); }")]
    [DataRow("static async Task Helper() { await Task.Yield(); static async Routine Inner(RtosTask t) => await t.Yield(); }")]
    public Task Method_ThatIsRight_IsNotFound(string method) => Verify.Findings(MarkedSource.Members(method));

    [TestMethod]
    public Task Program_AwaitsAKernelCall_IsFound() => Verify.FindingsOfProgram(MarkedSource.File(
        """
        using Rtos.Core;
        using Rtos.Tasks;

        var device = new Device(new DeviceConfiguration());
        var queue = device.CreateQueue<int>("queue", 1);
        {|RTOS002:await queue.Send(1, Ticks.None)|};
        """));

    [TestMethod]
    public Task Program_WithTasks_IsRight() => Verify.FindingsOfProgram(MarkedSource.File(
        """
        using Rtos.Core;
        using Rtos.Tasks;
        using System.Threading.Tasks;

        var device = new Device(new DeviceConfiguration());
        device.CreateMainTask(async task => await task.Delay(new Ticks(1)));
        await Task.Yield();
        """));

    [TestMethod]
    [DataRow("Func<RtosTask, Task> body = async t => await t.Yield();", "but returns Task;")]
    [DataRow("Func<RtosTask, Task?> body = async t => await t.Yield();", "but returns Task;")]
    [DataRow("Func<RtosTask, Task<string?>> body = async t => { await t.Yield(); return null; };", "but returns Task<string?>;")]
    public async Task Message_NamesTheTypeAsItIsWritten(string statement, string part) =>
        StringAssert.Contains((await Verify.Messages(MarkedSource.SynchronousHost(statement))).Single(), part, StringComparison.Ordinal);
}
