using Rtos.Tests.Core.Properties;

namespace Rtos.Tests.Hosting;

[TestClass]
public sealed class WakeTimersTests
{
    private const int Devices = 60;

    [TestMethod]
    public void Timers_SetMovedAndCancelledAtRandom_WakeWhoIsDueAndNobodyElse()
    {
        for (var seed = 0; seed < 20; seed++)
        {
            using var stand = new Stand([.. Enumerable.Range(0, Devices).Select(i => Stand.Setup($"d{i}", Chips.Listening))]);
            var dice = new Dice(seed);
            var due = new Dictionary<int, long>();
            for (var step = 0; step < 400; step++)
            {
                Change(stand, dice, due);
                if (dice.Percent(30))
                {
                    stand.Time.Advance(TimeSpan.FromMilliseconds(dice.Between(0, 40)));
                    var now = stand.Time.GetTimestamp();
                    var woken = due.Where(d => d.Value <= now).Select(d => d.Key).ToList();
                    Assert.AreEqual(woken.Count, stand.Emulator.Pool.Waiting, $"seed {seed}, step {step}");
                    Assert.IsTrue(woken.TrueForAll(i => stand.Emulator.Hosted[i].Turns.HeapIndex < 0));
                    woken.ForEach(i => due.Remove(i));
                    stand.Turns();
                }

                Assert.AreEqual(due.Count, stand.Emulator.Timers.Count, $"seed {seed}, step {step}");
            }
        }
    }

    // Whole milliseconds, as the timers of a host have them.
    private static void Change(Stand stand, Dice dice, Dictionary<int, long> due)
    {
        var index = dice.Between(0, Devices - 1);
        if (dice.Percent(25))
        {
            stand.Emulator.Timers.Cancel(stand.Emulator.Hosted[index].Turns);
            due.Remove(index);
        }
        else
        {
            due[index] = stand.Time.GetTimestamp() + (1_000 * dice.Between(1, 200));
            stand.Emulator.Timers.Set(stand.Emulator.Hosted[index].Turns, due[index]);
        }
    }
}
