namespace Rtos.Rules.Tests.Api;

[TestClass]
public sealed class PublicApiTests
{
    [TestMethod]
    public void Of_KnownMembers_AreWrittenAsDeclared()
    {
        string[] expected =
        [
            "Rtos.Core.Device (sealed class)",
            "Rtos.Core.Device.new(DeviceConfiguration configuration)",
            "Rtos.Core.Device.RunUntil(Func<bool> condition, TimeSpan limit) : bool",
            "Rtos.Core.Device.StackOverflowHook { get; set; } : Action<StackOverflow>",
            "Rtos.Core.CoreId.Core1 = 1",
            "Rtos.Core.TickCount (readonly record struct) : IEquatable<TickCount>",
            "Rtos.Core.TickCount.op_Addition(TickCount left, Ticks right) : static TickCount",
            "Rtos.Tasks.RtosQueue<T>.Send(T item, Ticks wait) : RtosCall<bool>",
            "Rtos.Tasks.TaskInterruptCalls.NotifyGiveFromISR(this InterruptContext isr, RtosTask task, int index = 0) : static void",
        ];
        var written = PublicApi.Assemblies.Take(2).SelectMany(PublicApi.Types)
            .SelectMany(t => PublicApi.Members(t).Select(m => MemberText.Of(m)).Prepend(MemberText.Of(t)));
        CollectionAssert.IsSubsetOf(expected, written.ToArray());
    }

    [TestMethod]
    public void Classes_NotMadeToBeDerivedFrom_AreSealed()
    {
        var open = PublicApi.Assemblies.SelectMany(PublicApi.Types).Where(IsOpen).Select(t => t.FullName);
        Assert.AreEqual("", string.Join("\n", open));
        Assert.IsTrue(IsOpen(typeof(Exception)));
    }

    private static bool IsOpen(Type type) => type is { IsClass: true, IsSealed: false, IsAbstract: false };
}
