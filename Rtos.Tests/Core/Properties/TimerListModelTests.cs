using FsCheck;
using FsCheck.Fluent;
using Rtos.Core;
using Rtos.Tasks;

namespace Rtos.Tests.Core.Properties;

/// <summary>The timers' heap against a list that is kept sorted, as the kernels' own are.</summary>
[TestClass]
public sealed class TimerListModelTests
{
    private const int Timers = 40;

    private enum Act
    {
        Insert,
        Remove,
        TakeFirst,
        Reload,
    }

    private static Gen<(Act Act, int Timer, uint Expiry)> Steps =>
        from act in Gen.Elements(Act.Insert, Act.Insert, Act.Insert, Act.Remove, Act.TakeFirst, Act.Reload, Act.Reload)
        from timer in Gen.Choose(0, Timers - 1)
        from expiry in Gen.OneOf(Gen.Choose(0, 6).Select(n => (uint)n), Gen.Elements(uint.MaxValue, uint.MaxValue - 1, 0x8000_0000u))
        select (act, timer, expiry);

    [TestMethod]
    public void First_RandomSteps_EqualsASortedList() => Check(sequence: 0);

    [TestMethod]
    public void First_NumbersOfArrivalRunOut_KeepsTheOrder() => Check(sequence: uint.MaxValue - 20);

    private static void Check(uint sequence)
    {
        var device = new Device(new DeviceConfiguration());
        var timers = Enumerable.Range(0, Timers)
            .Select(i => device.CreateTimer($"t{i}", new Ticks(1), autoReload: false, _ => Routine.Completed)).ToArray();
        Law.HoldsForSteps(1500, 120, Steps, steps =>
        {
            var list = new TimerList(sequence);
            var sorted = new List<RtosTimer>();
            foreach (var (act, index, expiry) in steps)
            {
                Do(act, list, sorted, timers[index], expiry);
                Assert.AreEqual(sorted.Count == 0, list.IsEmpty);
            }

            while (sorted.Count > 0)
            {
                Take(list, sorted, sorted[0]);
            }

            Assert.IsTrue(list.IsEmpty);
        });
    }

    private static void Do(Act act, TimerList list, List<RtosTimer> sorted, RtosTimer timer, uint expiry)
    {
        switch (act)
        {
            case Act.Insert when !sorted.Contains(timer):
                Insert(list, sorted, timer, expiry);
                break;
            case Act.Remove when sorted.Contains(timer):
                sorted.Remove(timer);
                list.Remove(timer);
                Assert.IsNull(timer.List);
                break;
            case Act.TakeFirst when sorted.Count > 0:
                Take(list, sorted, sorted[0]);
                break;
            case Act.Reload when sorted.Count > 0:
                var first = sorted[0];
                Take(list, sorted, first);
                Insert(list, sorted, first, expiry);
                break;
            default:
                break;
        }
    }

    private static void Take(TimerList list, List<RtosTimer> sorted, RtosTimer expected)
    {
        Assert.AreEqual(expected.Expiry, list.FirstExpiry);
        Assert.AreSame(expected, list.First);
        list.Remove(expected);
        sorted.Remove(expected);
    }

    // vListInsert: behind those with the same value.
    private static void Insert(TimerList list, List<RtosTimer> sorted, RtosTimer timer, uint expiry)
    {
        timer.Expiry = expiry;
        var at = sorted.FindIndex(t => t.Expiry > expiry);
        sorted.Insert(at < 0 ? sorted.Count : at, timer);
        list.Insert(timer);
        Assert.AreSame(list, timer.List);
    }
}
