using Rtos.Tasks.Analyzers.Tests.Support;

namespace Rtos.Tasks.Analyzers.Tests;

/// <summary>Helpers become routines, from their declaration and from where they are awaited.</summary>
[TestClass]
public sealed class RoutineReturnFixTests
{
    [TestMethod]
    [DataRow("{|RTOS002:Task|}", "Routine", "")]
    [DataRow("{|RTOS002:System.Threading.Tasks.Task|}", "Routine", "")]
    [DataRow("{|RTOS002:Task<int>|}", "Routine<int>", "return 1;")]
    [DataRow("{|RTOS002:Task<List<string>>|}", "Routine<List<string>>", "return [];")]
    [DataRow("{|RTOS002:ValueTask|}", "Routine", "")]
    [DataRow("{|RTOS002:ValueTask<int?>|}", "Routine<int?>", "return null;")]
    [DataRow("{|RTOS002:void|}", "Routine", "")]
    public async Task Fix_Declaration_ReturnsRoutine(string before, string after, string last)
    {
        const string Method = "/* a */ static async {0} /* b */ Helper(RtosTask task) {{ await task.Yield(); {1} }}";
        const string Local = "async {0} Local() {{ await task.Yield(); {1} }}";
        await Verify.Fix(MarkedSource.Members(Format(Method, before, last)), MarkedSource.Members(Format(Method, after, last)));
        await Verify.Fix(MarkedSource.SynchronousHost(Format(Local, before, last)), MarkedSource.SynchronousHost(Format(Local, after, last)));
    }

    [TestMethod]
    public Task Fix_LambdaThatSaysItsType_ReturnsRoutine() => Verify.Fix(
        MarkedSource.SynchronousHost("var body = async {|RTOS002:Task|} (RtosTask t) => await t.Yield();"),
        MarkedSource.SynchronousHost("var body = async Routine (RtosTask t) => await t.Yield();"));

    [TestMethod]
    public Task Fix_NamespaceNotImported_AddsTheUsing() => Verify.Fix(
        MarkedSource.File(
            """
            using System.Threading.Tasks;
            using Rtos.Tasks;

            static class Firmware
            {
                static async {|RTOS002:Task|} Helper(RtosTask task) => await task.Yield();
            }
            """),
        MarkedSource.File(
            """
            using System.Threading.Tasks;
            using Rtos.Core;
            using Rtos.Tasks;

            static class Firmware
            {
                static async Routine Helper(RtosTask task) => await task.Yield();
            }
            """));

    [TestMethod]
    public Task Fix_HelperAndItsCaller_OneFixIsEnough() => Verify.Fix(
        MarkedSource.Members(
            """
            static async Routine Body(RtosTask task) => {|RTOS001:await Helper(task)|};
            static async {|RTOS002:Task|} Helper(RtosTask task) => await task.Delay(new Ticks(1));
            """),
        MarkedSource.Members(
            """
            static async Routine Body(RtosTask task) => await Helper(task);
            static async Routine Helper(RtosTask task) => await task.Delay(new Ticks(1));
            """));

    [TestMethod]
    public Task Fix_AwaitedMethodOfAnotherKind_ChangesItsDeclarationAndGoesOnThere() => Verify.Fix(
        MarkedSource.Members(
            """
            static async Routine Body(RtosTask task)
            {
                var n = {|RTOS001:await Helper(task)|};
            }

            static async Task<int> Helper(RtosTask task)
            {
                await Task.Delay(3);
                return 1;
            }
            """),
        MarkedSource.Members(
            """
            static async Routine Body(RtosTask task)
            {
                var n = await Helper(task);
            }

            static async Routine<int> Helper(RtosTask task)
            {
                await task.Delay(task.Device.Clock.MillisecondsToTicks(3));
                return 1;
            }
            """));

    [TestMethod]
    [DataRow("interface I { Task Do(RtosTask t); } class A : I { public async {|RTOS002:Task|} Do(RtosTask t) => await t.Yield(); }")]
    [DataRow("interface I { Task Do(RtosTask t); } class A : I { async {|RTOS002:Task|} I.Do(RtosTask t) => await t.Yield(); }")]
    [DataRow("abstract class B { public abstract Task Do(RtosTask t); } class A : B { public override async {|RTOS002:Task|} Do(RtosTask t) => await t.Yield(); }")]
    [DataRow("static async {|RTOS002:IAsyncEnumerable<int>|} Do(RtosTask t) { await t.Yield(); yield return 1; }")]
    [DataRow("static Func<RtosTask, Task> body = {|RTOS002:async|} t => await t.Yield();")]
    [DataRow("static async Routine Body() => {|RTOS001:await Task.Yield()|};")]
    [DataRow("static async Routine Body() => {|RTOS001:await Later()|}; static Task Later() => Task.CompletedTask;")]
    public Task Fix_TypeIsSaidElsewhere_IsNotOffered(string members) => Verify.NoFix(MarkedSource.Members(members));

    private static string Format(string text, string type, string last) =>
        text.Replace("{0}", type, StringComparison.Ordinal).Replace("{1}", last, StringComparison.Ordinal)
            .Replace("{{", "{", StringComparison.Ordinal).Replace("}}", "}", StringComparison.Ordinal);
}
