using Rtos.Core;
using Rtos.Tasks;

namespace Rtos.Tests.Core.Properties;

/// <summary>Timers against a model: while the daemon is not starved each fires at its ticks, and at no other.</summary>
[TestClass]
public sealed class TimerLawTests
{
    private const int Steps = 80;

    [TestMethod]
    [EveryKernel]
    public void Expiry_RandomCommands_FiresExactlyAtTheModelsTicks(Flavor kernel)
    {
        var fired = 0;
        for (var seed = 0; seed < 250; seed++)
        {
            var dice = new Dice(seed);
            var models = dice.Many(1, 5, () => new TimerModel(dice.Between(1, 12), dice.Percent(60)));
            var initial = dice.Of(0u, uint.MaxValue - 20, uint.MaxValue - 60);
            var board = new Board(kernel, c => c with { InitialTick = new TickCount(initial) });
            var actual = new List<string>();
            var timers = models.Select((m, i) => board.Device.CreateTimer($"t{i}", new Ticks((uint)m.Period), m.AutoReload, _ =>
            {
                actual.Add($"{board.Device.Now.Value / 1000} t{i}");
                return Routine.Completed;
            })).ToArray();
            var commands = Enumerable.Range(0, Steps).Select(_ => (
                Timer: dice.Between(0, models.Length - 1), Kind: dice.Of(0, 0, 0, 0, 0, 1, 1, 2, 3), Period: dice.Between(1, 12))).ToArray();
            AddCommander(board, timers, commands);
            board.Run((Steps * 1000) + 1);

            var expected = Expect(models, commands);
            Assert.AreEqual(string.Join(", ", expected.Order()), string.Join(", ", actual.Order()), $"seed {seed}");
            fired += actual.Count;
        }

        Assert.IsGreaterThan(3000, fired);
    }

    [TestMethod]
    [EveryKernel]
    public void Expiry_SchedulerIsOftenSuspended_OneCallbackAPeriodAndNoneEarly(Flavor kernel)
    {
        for (var seed = 0; seed < 150; seed++)
        {
            var dice = new Dice(seed);
            var board = new Board(kernel);
            var period = dice.Between(1, 6);
            var fired = 0L;
            var timer = board.Device.CreateTimer("t", new Ticks((uint)period), true, _ =>
            {
                fired++;
                Assert.IsLessThanOrEqualTo((long)board.Device.TickCount.Value, fired * period, "the timer fires early");
                return Routine.Completed;
            });
            var works = dice.Many(10, 10, () => dice.Between(1, 9000));
            board.Task("A", 5, async task =>
            {
                await timer.Start(Ticks.None);
                foreach (var work in works)
                {
                    await task.SuspendAll();
                    await task.Work(new Cycles(work));
                    await task.ResumeAll();
                    Assert.AreEqual(board.Device.TickCount.Value / period, fired, $"seed {seed}, cycle {board.Device.Now}");
                    await task.Delay(new Ticks((uint)(work % 4) + 1));
                }
            });
            board.Run(200_000);
            Assert.AreEqual(199 / period, fired, $"seed {seed}");
        }
    }

    // A command each tick, a little after it, when the daemon is done.
    private static void AddCommander(Board board, RtosTimer[] timers, (int Timer, int Kind, int Period)[] commands) =>
        board.Task("commander", 5, async task =>
        {
            await task.Work(new Cycles(500));
            foreach (var (timer, kind, period) in commands)
            {
                _ = kind switch
                {
                    0 => await timers[timer].Start(Ticks.None),
                    1 => await timers[timer].ChangePeriod(new Ticks((uint)period), Ticks.None),
                    2 => await timers[timer].Stop(Ticks.None),
                    _ => await SetReload(timers[timer]),
                };
                await task.Work(new Cycles(1000));
            }
        });

    private static async Routine<bool> SetReload(RtosTimer timer)
    {
        await timer.SetReloadMode(!timer.IsAutoReload);
        return true;
    }

    private static List<string> Expect(TimerModel[] models, (int Timer, int Kind, int Period)[] commands)
    {
        var fired = new List<string>();
        for (var tick = 0; tick <= commands.Length; tick++)
        {
            for (var i = 0; i < models.Length; i++)
            {
                if (models[i].IsDue(tick))
                {
                    fired.Add($"{tick} t{i}");
                }
            }

            if (tick < commands.Length)
            {
                models[commands[tick].Timer].Command(commands[tick].Kind, commands[tick].Period, tick);
            }
        }

        return fired;
    }

    private sealed class TimerModel(int period, bool autoReload)
    {
        private int? _expiry;

        internal int Period { get; private set; } = period;

        internal bool AutoReload { get; private set; } = autoReload;

        internal bool IsDue(int tick)
        {
            if (_expiry != tick)
            {
                return false;
            }

            _expiry = AutoReload ? tick + Period : null;
            return true;
        }

        internal void Command(int kind, int newPeriod, int tick)
        {
            switch (kind)
            {
                case 0:
                    _expiry = tick + Period;
                    break;
                case 1:
                    Period = newPeriod;
                    _expiry = tick + newPeriod;
                    break;
                case 2:
                    _expiry = null;
                    break;
                default:
                    AutoReload = !AutoReload;
                    break;
            }
        }
    }
}
