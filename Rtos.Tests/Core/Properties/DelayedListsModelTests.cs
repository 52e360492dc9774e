using FsCheck;
using FsCheck.Fluent;
using Rtos.Core;

namespace Rtos.Tests.Core.Properties;

/// <summary>The timing wheel against a list that is kept sorted, as the kernels' own are.</summary>
[TestClass]
public sealed class DelayedListsModelTests
{
    private const int Tasks = 12;

    private enum Act
    {
        Add,
        Remove,
        Advance,
        Skip,
        SkipPart,
    }

    // Near the borders of the wheel's levels as well as anywhere.
    private static Gen<uint> Waits => Gen.OneOf(
        Gen.Choose(1, 5).Select(n => (uint)n),
        from bits in Gen.Choose(1, 31)
        from near in Gen.Choose(-2, 2)
        select (uint)Math.Max(1, (1L << bits) + near),
        from high in Gen.Choose(0, 0xFFFF)
        from low in Gen.Choose(0, 0xFFFF)
        select Math.Max(1, ((uint)high << 16) | (uint)low),
        Gen.Elements(uint.MaxValue, uint.MaxValue - 1, 0x8000_0000u));

    private static Gen<(Act Act, int Task, uint Wait)> Steps =>
        from act in Gen.Elements(Act.Add, Act.Add, Act.Add, Act.Remove, Act.Advance, Act.Advance, Act.Skip, Act.SkipPart)
        from task in Gen.Choose(0, Tasks - 1)
        from wait in Waits
        select (act, task, wait);

    [TestMethod]
    [TestCategory(Repetitions.Category)]
    public void WakeUps_RandomSteps_ComeInTheOrderOfASortedList() => Law.HoldsForSteps(300, 150, Steps, steps =>
    {
        var run = new Run();
        foreach (var (act, task, wait) in steps)
        {
            run.Do(act, task, wait);
            run.Compare();
        }

        run.WakeAll();
    });

    private sealed class Run
    {
        private readonly TaskTable _table = new();
        private readonly DelayedLists _lists;
        private readonly List<(long Wake, Tcb Task)> _sorted = [];
        private readonly Tcb[] _tasks =
            [.. Enumerable.Range(0, Tasks).Select(i => new Tcb($"T{i}", 1, CoreAffinity.Any, 1))];

        private long _now;

        internal Run()
        {
            _lists = new DelayedLists(_table);
            Array.ForEach(_tasks, _table.Add);
        }

        internal void Do(Act act, int index, uint wait)
        {
            var task = _tasks[index];
            var sleeps = task.StateItem.IsListed;
            switch (act)
            {
                case Act.Add when !sleeps:
                    _lists.Add(task, wait);
                    Insert(task, _now + wait);
                    break;
                case Act.Remove when sleeps:
                    _lists.Remove(task);
                    _sorted.RemoveAll(entry => entry.Task == task);
                    break;
                case Act.Advance:
                    Advance();
                    break;
                case Act.Skip or Act.SkipPart when _sorted.Count > 0:
                    Skip(act == Act.SkipPart ? wait : long.MaxValue);
                    Advance();
                    break;
                default:
                    break;
            }
        }

        internal void Compare()
        {
            _lists.CheckInvariants();
            Assert.AreEqual(_now, _lists.Now);
            CollectionAssert.AreEqual(_sorted.ConvertAll(entry => entry.Task), _lists.InOrder().ToList());
        }

        internal void WakeAll()
        {
            // Each jump goes at least to the next border of a level: there are few of them before the last wake-up.
            for (var jumps = 0; _sorted.Count > 0; jumps++)
            {
                Assert.IsLessThan(Tasks * 6, jumps, "jumps must get somewhere");
                Skip(long.MaxValue);
                Advance();
            }

            Assert.AreEqual(long.MaxValue, _lists.NextTick());
            Assert.IsEmpty(_lists.InOrder());
        }

        // vListInsert: behind those with the same value.
        private void Insert(Tcb task, long wake)
        {
            var at = _sorted.FindIndex(entry => entry.Wake > wake);
            _sorted.Insert(at < 0 ? _sorted.Count : at, (wake, task));
        }

        private void Skip(long most)
        {
            var next = _lists.NextTick();
            Assert.IsTrue(next > _now && next <= _sorted[0].Wake, "the next tick is never later than the first wake-up");
            var ticks = Math.Min(most, next - _now - 1);
            _lists.Skip(ticks);
            _now += ticks;
        }

        private void Advance()
        {
            _now++;
            _lists.Advance();
            for (var at = _lists.TakeDue(); at != TaskTable.NoLink; at = _table[at].Next)
            {
                var task = _table.TaskAt(at);
                task.StateItem.List = ListItem.None;
                Assert.AreEqual((_now, task), _sorted[0]);
                _sorted.RemoveAt(0);
            }

            Assert.IsTrue(_sorted.Count == 0 || _sorted[0].Wake > _now, "a task sleeps on");
        }
    }
}
