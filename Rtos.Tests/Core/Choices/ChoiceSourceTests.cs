using Rtos.Core;
using Rtos.Tasks;
using Rtos.Tests.Core.Kernel;
using Rtos.Tests.Support;

namespace Rtos.Tests.Core.Choices;

[TestClass]
public sealed class ChoiceSourceTests
{
    [TestMethod]
    public void Run_UsualChoices_AsksBeforeEachCallOfATaskAndForItsWork()
    {
        var choices = new UsualChoices();
        var device = Device(choices);
        device.Task("A", 2, async me =>
        {
            await me.Work(new Cycles(300));
            await me.Delay(new Ticks(1));
        });

        device.Run(3000);

        CollectionAssert.AreEqual(
            new[] { (ChoiceKind.Call, 0L, "A", "work"), (ChoiceKind.Work, 300L, "A", "work"), (ChoiceKind.Call, 0L, "A", "delay") },
            choices.Points.Select(p => (p.Kind, p.Usual, p.Task, p.Operation)).ToArray());
        device.AssertTrace("""
            0 0 switch A
            300 0 A 0 work
            300 0 switch Tmr Svc
            300 0 switch IDLE
            1000 0 switch A
            1000 0 A 1 delay
            1000 0 A end
            1000 0 switch IDLE
            """);
    }

    [TestMethod]
    public void Run_CodeBeforeACallTakesLonger_OthersRunFirst()
    {
        var device = Device(new Answers((ChoiceKind.Call, "A", "send", 1500)));
        var queue = device.CreateQueue<int>("q", 1);
        device.Task("A", 2, async _ => await queue.Send(7, Ticks.None));
        device.Task("B", 3, async me =>
        {
            await me.Delay(new Ticks(1));
            await queue.Receive(Ticks.None);
        });

        device.Run(3000);

        device.AssertTrace("""
            0 0 switch B
            0 0 switch A
            1000 0 switch B
            1000 0 B 0 delay
            1000 0 B 1 receive empty
            1000 0 B end
            1000 0 switch A
            1500 0 A 0 send ok
            1500 0 A end
            1500 0 switch Tmr Svc
            1500 0 switch IDLE
            """);
    }

    [TestMethod]
    public void Run_WorkTakesLonger_ItsTaskHasTheCoreForSoLong()
    {
        var device = Device(new Answers((ChoiceKind.Work, "A", "work", 450)));
        device.Task("A", 2, async me => await me.Work(new Cycles(300)));

        device.Run(3000);

        StringAssert.Contains(device.Trace.ToString(), "450 0 A 0 work", StringComparison.Ordinal);
    }

    [TestMethod]
    public void Run_CallInACriticalSection_IsNotPutOff()
    {
        var choices = new UsualChoices();
        var device = Device(choices);
        device.Task("A", 2, async me =>
        {
            await me.EnterCritical();
            await me.GetTickCount();
            await me.ExitCritical();
        });

        device.Run(3000);

        CollectionAssert.AreEqual(new[] { "enterCritical" }, choices.Points.Select(p => p.Operation).ToArray());
    }

    [TestMethod]
    [DataRow(ChoiceKind.Call, -1)]
    [DataRow(ChoiceKind.Work, 0)]
    [DataRow(ChoiceKind.Work, long.MaxValue)]
    public void Run_ImpossibleAnswer_IsRefused(object kind, long cycles)
    {
        var device = Device(new Answers(((ChoiceKind)kind, "A", "work", cycles)));
        device.Task("A", 2, async me => await me.Work(new Cycles(300)));

        var thrown = Assert.Throws<Exception>(() => device.Run(3000));

        StringAssert.Contains(thrown.ToString(), nameof(InvalidOperationException), StringComparison.Ordinal);
    }

    private static Device Device(ChoiceSource choices)
    {
        var device = Chip.Create(Flavor.FreeRtos);
        device.Scheduler.Choices = choices;
        return device;
    }

    // One answer that is not the usual one, given once.
    private sealed class Answers((ChoiceKind Kind, string Task, string Operation, long Cycles) answer) : ChoiceSource
    {
        private bool _given;

        protected override long Choose(in ChoicePoint point)
        {
            if (_given || (point.Kind, point.Task, point.Operation) != (answer.Kind, answer.Task, answer.Operation))
            {
                return point.Usual;
            }

            _given = true;
            return answer.Cycles;
        }
    }
}
