using Rtos.Core;
using Rtos.Fuzz;

namespace Rtos.Tests.Fuzz;

/// <summary>Which exceptions are right answers.</summary>
[TestClass]
public sealed class JudgeTests
{
    private static readonly DevicePanic Panic = new(Instant.Start, CoreId.Core0, "A", PanicKind.Exception, "a rule is broken");

    [TestMethod]
    public void Of_MessagesOfTheEmulator_AreRight()
    {
        var device = new Device(new DeviceConfiguration());

        Assert.IsNull(Judge.Of(Thrown(() => _ = device.Trace)));
        Assert.IsNull(Judge.Of(Thrown(() => device.AddTraceSink(null!))));
        Assert.IsNull(Judge.Of(Thrown(() => _ = new Cycles(-1))));
        Assert.IsNull(Judge.Of(new DevicePanicException(Panic)));
        Assert.IsNull(Judge.Of(new DevicePanicException(Panic, new FuzzException("task"))));
        Assert.IsNull(Judge.Of(new TaskExitException()));
    }

    [TestMethod]
    public void Of_ExceptionsOfNet_AreFindings()
    {
        int? nothing = null;
        object text = "x";

        Assert.IsNotNull(Judge.Of(Thrown(() => _ = nothing!.Value)));
        Assert.IsNotNull(Judge.Of(Thrown(() => _ = (int)text)));
        Assert.IsNotNull(Judge.Of(Thrown(() => _ = new List<int>()[0])));
        Assert.IsNotNull(Judge.Of(Thrown(() => _ = Array.Empty<int>().First())));
        Assert.IsNotNull(Judge.Of(new DevicePanicException(Panic, new KeyNotFoundException())));
    }

    [TestMethod]
    public void Of_SameDefectOfTwoPrograms_HasOneSignature()
    {
        var first = Judge.Of(new KeyNotFoundException("The given key 'q1' was not present."))!;
        var second = Judge.Of(new KeyNotFoundException("The given key 'tm27' was not present."))!;

        Assert.AreEqual(first.Signature, second.Signature);
    }

    private static Exception Thrown(Action action)
    {
        try
        {
            action();
        }
        catch (Exception e)
        {
            return e;
        }

        throw new AssertFailedException("nothing was thrown");
    }
}
