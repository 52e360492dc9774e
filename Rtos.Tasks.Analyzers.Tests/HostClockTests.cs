using Rtos.Tasks.Analyzers.Tests.Support;

namespace Rtos.Tasks.Analyzers.Tests;

/// <summary>RTOS005.</summary>
[TestClass]
public sealed class HostClockTests
{
    [TestMethod]
    [DataRow("var t = {|RTOS005:DateTime.Now|};")]
    [DataRow("var t = {|RTOS005:DateTime.UtcNow|}.Ticks;")]
    [DataRow("var t = {|RTOS005:DateTime.Today|};")]
    [DataRow("var t = {|RTOS005:DateTimeOffset.UtcNow|};")]
    [DataRow("var t = {|RTOS005:DateTimeOffset.Now|};")]
    [DataRow("var t = {|RTOS005:Stopwatch.GetTimestamp()|};")]
    [DataRow("var t = {|RTOS005:Stopwatch.StartNew()|};")]
    [DataRow("Stopwatch w = null!; var t = {|RTOS005:w.ElapsedMilliseconds|};")]
    [DataRow("var t = {|RTOS005:Environment.TickCount|};")]
    [DataRow("var t = {|RTOS005:Environment.TickCount64|};")]
    [DataRow("var t = {|RTOS005:TimeProvider.System|};")]
    [DataRow("var r = {|RTOS005:new Random()|};")]
    [DataRow("Random r = {|RTOS005:new()|};")]
    [DataRow("var n = {|RTOS005:Random.Shared|}.Next();")]
    [DataRow("var g = {|RTOS005:Guid.NewGuid()|};")]
    [DataRow("var g = {|RTOS005:Guid.CreateVersion7()|};")]
    [DataRow("var n = {|RTOS005:RandomNumberGenerator.GetInt32(5)|};")]
    [DataRow("var name = {|RTOS005:Path.GetRandomFileName()|};")]
    [DataRow("var all = new[] { 1 }.Select(_ => {|RTOS005:DateTime.Now|}).ToArray();")]
    [DataRow("Func<Guid> make = {|RTOS005:Guid.NewGuid|};")]
    public Task Member_OfClockOrChance_IsFoundInATask(string statement) => Verify.Findings(MarkedSource.Task(statement));

    [TestMethod]
    [DataRow("var t = device.Now;")]
    [DataRow("var t = device.TickCount;")]
    [DataRow("var r = new Random(1).Next();")]
    [DataRow("var t = new DateTime(2026, 1, 1).AddDays(1);")]
    [DataRow("var g = new Guid(\"6b255ee0-0000-0000-0000-000000000000\");")]
    [DataRow("var n = nameof(DateTime.Now);")]
    [DataRow("var lines = Environment.NewLine;")]
    [DataRow("Func<Task<DateTime>> host = async () => { await Task.Yield(); return DateTime.Now; };")]
    public Task Member_ThatIsTheSameInEveryRun_IsRight(string statement) => Verify.Findings(MarkedSource.Task(statement));

    [TestMethod]
    [DataRow("var t = DateTime.Now;")]
    [DataRow("var watch = Stopwatch.StartNew(); device.RunFor(TimeSpan.FromSeconds(1)); var took = watch.Elapsed;")]
    [DataRow("var seed = Random.Shared.Next(); device.CreateMainTask(async t => await t.Delay(new Ticks((uint)new Random(seed).Next(9))));")]
    [DataRow("device.RunUntil(() => DateTime.Now.Hour > 3, TimeSpan.FromSeconds(1));")]
    public Task Member_InTheHostsCode_IsRight(string statement) => Verify.Findings(MarkedSource.SynchronousHost(statement));

    [TestMethod]
    [DataRow("device.RaiseInterruptAt(device.Now, CoreId.Core0, _ => Console.WriteLine({|RTOS005:DateTime.Now|}));")]
    [DataRow("device.Host.OnConsole(CoreId.Core0, (_, line) => Console.WriteLine({|RTOS005:Guid.NewGuid()|}));")]
    [DataRow("device.CreateTimer(\"t\", new Ticks(1), true, async _ => { var t = {|RTOS005:DateTime.Now|}; await Routine.Completed; });")]
    [DataRow("device.CreateMainTask(async t => { var n = {|RTOS005:Random.Shared|}.Next(); await t.Yield(); });")]
    [DataRow("task.SetThreadLocalStorage(0, device, (_, _) => Console.WriteLine({|RTOS005:DateTime.Now|}));")]
    public Task Member_InEveryKindOfDeviceCode_IsFound(string statement) => Verify.Findings(MarkedSource.SynchronousHost(statement));
}
