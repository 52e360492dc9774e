using System.Numerics;
using Rtos.Core;
using Rtos.Thread;

namespace Rtos.Tests.Thread;

/// <summary>Options and values that a program makes itself and gets wrong.</summary>
[TestClass]
public sealed class ThreadOptionsTests
{
    private static readonly ThreadOptions Good = new();

    public static IEnumerable<object[]> WrongOptions =>
    [
        [Good with { Limits = Good.Limits with { MaxThreads = 0 } }, "MaxThreads is 0; it must be 1 to 16"],
        [Good with { Limits = Good.Limits with { MaxThreads = 17 } }, "MaxThreads is 17; it must be 1 to 16"],
        [Good with { Limits = Good.Limits with { TaskPriority = 0 } }, "TaskPriority is 0; it must be 1 to 20"],
        [Good with { Limits = Good.Limits with { TaskPriority = 21 } }, "TaskPriority is 21; it must be 1 to 20"],
        [Good with { Limits = Good.Limits with { DefaultStackBytes = 0 } }, "DefaultStackBytes is 0; it must be at least 1"],
        [Good with { Limits = Good.Limits with { MainStackBytes = -1 } }, "MainStackBytes is -1; it must be at least 1"],
        [Good with { Limits = Good.Limits with { GilDivisor = -1 } }, "GilDivisor is -1; it must be 0 to 64"],
        [Good with { Limits = Good.Limits with { GilDivisor = 65 } }, "GilDivisor is 65; it must be 0 to 64"],
        [Good with { Limits = null! }, "Limits is null; leave it out for the defaults"],
        [Good with { StarvationLimit = TimeSpan.Zero }, "StarvationLimit is 00:00:00; it must be longer than nothing"],
    ];

    [TestMethod]
    [DynamicData(nameof(WrongOptions))]
    public void ThreadModel_WrongOption_IsRefusedByName(ThreadOptions options, string message)
    {
        var refusal = Assert.ThrowsExactly<ArgumentException>(() => new ThreadModel(new Device(new DeviceConfiguration()), options));
        StringAssert.StartsWith(refusal.Message, message);
    }

    [TestMethod]
    public void Values_MadeOfNull_AreRefused()
    {
        Assert.ThrowsExactly<ArgumentNullException>(() => new PyArguments((IReadOnlyList<PyValue>)null!));
        Assert.ThrowsExactly<ArgumentNullException>(() => new PyArguments([], null!));
        Assert.ThrowsExactly<ArgumentNullException>(() => new PyError(null!, "text"));
        Assert.ThrowsExactly<ArgumentNullException>(() => new PyError("E", (IReadOnlyList<PyValue>)null!));
        Assert.ThrowsExactly<ArgumentNullException>(() => PyValue.Dict((null!, 1)));
    }

    [TestMethod]
    public void Notify_ValueBeyondAMachineWord_IsFalseAndDiagnosed()
    {
        var board = new ThreadBoard("freertos");
        board.Main(async thread =>
        {
            var t = await board.Start("t", ThreadBoard.Sleeper());
            board.Note(await board.L.Notify(t, PyValue.Of(BigInteger.Pow(2, 70))));
        });
        board.AssertLog("False");
        StringAssert.Contains(board.Diagnosed(ThreadDiagnosticKind.Refused), "is not sent: values are 1 to 1073741823");
    }
}
