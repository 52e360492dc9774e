using System.Runtime.CompilerServices;
using Rtos.Core;
using Rtos.Hosting;

namespace Rtos.Tests.Hosting;

/// <summary>Readers that were never disposed of, and that nobody can read any more.</summary>
[TestClass]
public sealed class ForgottenReaderTests
{
    [TestMethod]
    public void Enumerator_Forgotten_HoldsTheDeviceNoLongerThanTheGarbageCollectorTakes()
    {
        using var stand = new Stand(Chips.Listening, options: o => o.OutputCapacity = 1).Start();
        AssertIsReleased(stand, () => ReadOne(stand));
    }

    [TestMethod]
    public void Subscription_Forgotten_HoldsTheDeviceNoLongerThanTheGarbageCollectorTakes()
    {
        using var stand = new Stand(Chips.Listening).Start();
        AssertIsReleased(stand, () => stand.Device.Subscribe(OutputKinds.Console, capacity: 1));
    }

    [TestMethod]
    public void Subscription_StillInUse_IsKept()
    {
        using var stand = new Stand(Chips.Listening).Start();
        using var lines = stand.Device.Subscribe(OutputKinds.Console);
        Collect();
        stand.Do(stand.Device.WriteLineAsync("1"));
        stand.Turns();
        Assert.AreEqual(1, lines.Waiting);
    }

    private static void AssertIsReleased(Stand stand, Action subscribe)
    {
        Forget(subscribe);
        for (var i = 0; i < 4; i++)
        {
            _ = stand.Device.WriteLineAsync("x").AsTask();
            stand.Turns();
        }

        Assert.AreEqual(DeviceState.Held, stand.Device.State);
        Collect();
        stand.Turns();
        Assert.AreEqual(DeviceState.Running, stand.Device.State);
        Assert.AreEqual("line x", stand.Device.RecentConsole[^1].Text);
    }

    // A frame of its own: nothing of it is left on the stack.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Forget(Action subscribe) => subscribe();

    private static void ReadOne(Stand stand)
    {
        var enumerator = stand.Device.Console.GetAsyncEnumerator();
        var next = enumerator.MoveNextAsync().AsTask();
        stand.Do(stand.Device.WriteLineAsync("first"));
        stand.Do(next);
        Assert.AreEqual("line first", enumerator.Current.Text);
    }

    private static void Collect()
    {
        for (var i = 0; i < 3; i++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }
    }
}
