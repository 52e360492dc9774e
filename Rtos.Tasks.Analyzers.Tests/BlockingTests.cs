using Rtos.Tasks.Analyzers.Tests.Support;

namespace Rtos.Tasks.Analyzers.Tests;

/// <summary>RTOS004.</summary>
[TestClass]
public sealed class BlockingTests
{
    [TestMethod]
    [DataRow("{|RTOS004:Thread.Sleep(1)|};")]
    [DataRow("{|RTOS004:Thread.Sleep(TimeSpan.FromSeconds(1))|};")]
    [DataRow("{|RTOS004:Thread.CurrentThread.Join()|};")]
    [DataRow("Task t = null!; {|RTOS004:t.Wait()|};")]
    [DataRow("{|RTOS004:Task.WaitAll(Task.CompletedTask)|};")]
    [DataRow("Task<int> t = null!; var n = {|RTOS004:t.Result|};")]
    [DataRow("var n = {|RTOS004:new ValueTask<int>(1).Result|};")]
    [DataRow("Task t = null!; {|RTOS004:t.GetAwaiter().GetResult()|};")]
    [DataRow("Task<int> t = null!; var n = {|RTOS004:t.GetAwaiter().GetResult()|};")]
    [DataRow("Task<int> t = null!; var n = {|RTOS004:t.ConfigureAwait(false).GetAwaiter().GetResult()|};")]
    [DataRow("{|RTOS004:new ValueTask<int>(1).GetAwaiter().GetResult()|};")]
    [DataRow("var gate = new object(); {|RTOS004:lock|} (gate) { }")]
    [DataRow("var gate = new object(); {|RTOS004:Monitor.Enter(gate)|};")]
    [DataRow("var gate = new Lock(); using ({|RTOS004:gate.EnterScope()|}) { }")]
    [DataRow("{|RTOS004:new SemaphoreSlim(1).Wait()|};")]
    [DataRow("{|RTOS004:new Semaphore(1, 1).WaitOne()|};")]
    [DataRow("{|RTOS004:new ManualResetEvent(true).WaitOne(5)|};")]
    [DataRow("{|RTOS004:new ManualResetEventSlim().Wait()|};")]
    [DataRow("var line = {|RTOS004:Console.ReadLine()|};")]
    [DataRow("{|RTOS004:Parallel.For(0, 3, _ => { })|};")]
    [DataRow("_ = {|RTOS004:Task.Run(() => { })|};")]
    [DataRow("_ = {|RTOS004:Task.Factory.StartNew(() => { })|};")]
    [DataRow("var t = {|RTOS004:new Thread(() => { })|};")]
    [DataRow("{|RTOS004:ThreadPool.QueueUserWorkItem(_ => { })|};")]
    [DataRow("using var t = {|RTOS004:new Timer(_ => { })|};")]
    [DataRow("Action<int> wait = {|RTOS004:Thread.Sleep|};")]
    [DataRow("new[] { 1 }.ToList().ForEach(n => {|RTOS004:Thread.Sleep(n)|});")]
    [DataRow("void Pause() => {|RTOS004:Thread.Sleep(1)|}; Pause();")]
    [DataRow("_ = {|RTOS004:Task.Run(() => Thread.Sleep(1))|};")]
    public Task Member_ThatBlocksOrStartsThreads_IsFoundInATask(string statement) => Verify.Findings(MarkedSource.Task(statement));

    [TestMethod]
    [DataRow("await task.Delay(new Ticks(1));")]
    [DataRow("var name = nameof(Thread.Sleep);")]
    [DataRow("Console.WriteLine(1);")]
    [DataRow("var done = Task.CompletedTask.IsCompleted;")]
    [DataRow("using var gate = new SemaphoreSlim(1); gate.Release();")]
    [DataRow("await using_(); async Routine using_() => await task.Yield();")]
    [DataRow("var own = new Own(); own.Sleep(1); own.Wait(); class_(own.Result); void class_(int n) { }")]
    [DataRow("Func<Task> host = async () => { Thread.Sleep(1); await Task.Yield(); };")]
    public Task Member_ThatDoesNot_IsRight(string statement) => Verify.Findings(MarkedSource.File(
        MarkedSource.Task(statement).Text + "class Own { public void Sleep(int n) { } public void Wait() { } public int Result => 1; }"));

    [TestMethod]
    [DataRow("Thread.Sleep(1);")]
    [DataRow("Task.Run(() => device.RunFor(TimeSpan.FromSeconds(1))).Wait();")]
    [DataRow("lock (device) { device.RunFor(TimeSpan.FromSeconds(1)); }")]
    [DataRow("new Thread(() => device.RunFor(TimeSpan.FromSeconds(1))).Start();")]
    [DataRow("var line = Console.ReadLine();")]
    [DataRow("device.RunUntil(() => { Thread.Sleep(1); return true; }, TimeSpan.FromSeconds(1));")]
    public Task Member_InTheHostsCode_IsRight(string statement) => Verify.Findings(MarkedSource.SynchronousHost(statement));

    [TestMethod]
    [DataRow("device.RaiseInterruptAt(device.Now, CoreId.Core0, isr => {|RTOS004:Thread.Sleep(1)|});")]
    [DataRow("device.Host.OnInterrupt(\"radio\", CoreId.Core0, _ => { {|RTOS004:lock|} (device) { } });")]
    [DataRow("void Handle(InterruptContext isr) => {|RTOS004:Thread.Sleep(1)|};")]
    [DataRow("device.CreateTimer(\"t\", new Ticks(1), true, _ => { {|RTOS004:Thread.Sleep(1)|}; return Routine.Completed; });")]
    [DataRow("Routine Body(RtosTask t) { {|RTOS004:Thread.Sleep(1)|}; return Routine.Completed; }")]
    [DataRow("device.Hooks.RegisterIdle(CoreId.Core0, () => {|RTOS004:Thread.Sleep(1)|});")]
    [DataRow("device.StackOverflowHook = null; device.Hooks.TaskPreDeletion = _ => {|RTOS004:Thread.Sleep(1)|};")]
    public Task Member_InEveryKindOfDeviceCode_IsFound(string statement) => Verify.Findings(MarkedSource.SynchronousHost(statement));
}
