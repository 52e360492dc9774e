using Rtos.Core;
using Rtos.Tasks;

namespace Rtos.Tests.Core.Devices;

/// <summary>What the creation of kernel objects refuses, and that a refusal changes nothing.</summary>
[TestClass]
public sealed class DeviceObjectsTests
{
    [TestMethod]
    public void CreateQueueSet_MemberNotEmpty_ChangesNothing()
    {
        var device = Chip.Create(Flavor.Idf1);
        var a = device.CreateQueue<int>("a", 1);
        var b = device.CreateBinarySemaphore("b", given: true);
        var used = device.Heap.Used;

        var error = Assert.ThrowsExactly<ArgumentException>(() => device.CreateQueueSet("s", 2, a, b));

        StringAssert.StartsWith(error.Message, "b cannot be added to the queue set s: it is not empty", StringComparison.Ordinal);
        Assert.AreEqual(used, device.Heap.Used);
        Assert.IsNotNull(device.CreateQueueSet("t", 1, a), "a is in no set");
    }

    [TestMethod]
    public void CreateQueueSet_MemberTwice_IsRefused()
    {
        var device = Chip.Create(Flavor.Idf1);
        var a = device.CreateQueue<int>("a", 1);

        var error = Assert.ThrowsExactly<ArgumentException>(() => device.CreateQueueSet("s", 2, a, a));

        StringAssert.StartsWith(error.Message, "a cannot be added to the queue set s: it is named twice", StringComparison.Ordinal);
    }

    [TestMethod]
    public void CreateQueueSet_MemberOfAnotherSet_IsRefused()
    {
        var device = Chip.Create(Flavor.Idf1);
        var a = device.CreateQueue<int>("a", 1);
        device.CreateQueueSet("first", 1, a);

        var error = Assert.ThrowsExactly<ArgumentException>(() => device.CreateQueueSet("s", 2, a));

        StringAssert.StartsWith(error.Message, "a cannot be added to the queue set s: it is in the queue set first", StringComparison.Ordinal);
    }

    [TestMethod]
    public void CreateQueueSet_MutexThatNobodyHolds_IsRefused()
    {
        var device = Chip.Create(Flavor.Idf1);
        var m = device.CreateMutex("m");

        var error = Assert.ThrowsExactly<ArgumentException>(() => device.CreateQueueSet("s", 2, m));

        StringAssert.StartsWith(
            error.Message, "m cannot be added to the queue set s: a mutex that nobody holds is not empty", StringComparison.Ordinal);
    }

    [TestMethod]
    public void Create_InAnInterrupt_Panics()
    {
        var device = Chip.Create(Flavor.Idf1);
        device.At(50, _ => device.CreateBinarySemaphore("x"));

        device.AssertPanics(PanicKind.WrongContext, "interrupt 0", ["x ", "created"], at: 50);
    }

    [TestMethod]
    [DataRow("a\nb", "U+000A")]
    [DataRow("a\tb", "U+0009")]
    public void Create_NameWithControlCharacter_IsRefused(string name, string character)
    {
        var device = Chip.Create(Flavor.Idf1);

        var ofObject = Assert.ThrowsExactly<ArgumentException>(() => device.CreateMutex(name));
        var ofTask = Assert.ThrowsExactly<ArgumentException>(() => device.Task(name, 1, static _ => Routine.Completed));

        StringAssert.Contains(ofObject.Message, $"the control character {character}", StringComparison.Ordinal);
        StringAssert.Contains(ofTask.Message, $"the control character {character}", StringComparison.Ordinal);
    }

    [TestMethod]
    public void HeapEntries_StaticMemory_IsNoneOfThem()
    {
        var device = Chip.Create(Flavor.Idf1);
        device.CreateMutex("static", ObjectMemory.Static);
        device.CreateMutex("dynamic");

        var owners = device.Report.HeapEntries.Select(e => e.Owner).ToArray();

        CollectionAssert.Contains(owners, "dynamic");
        CollectionAssert.DoesNotContain(owners, "static");
    }

    [TestMethod]
    public void CreateTimer_Commands_TakeNoHeap()
    {
        var device = Chip.Create(Flavor.Idf1);
        var used = device.Heap.Used;

        var timer = device.CreateTimer("t", new Ticks(1), autoReload: false, static _ => Routine.Completed);

        Assert.AreEqual(used + timer.SizeBytes + 4, device.Heap.Used);
    }

    [TestMethod]
    public void TimerCallback_Throws_IsNamed()
    {
        var device = Chip.Create(Flavor.Idf1);
        var timer = device.CreateTimer("poll", new Ticks(2), autoReload: false, static _ => throw new FormatException("bad"));
        device.Task("A", 5, async _ => await timer.Start(Ticks.None));

        device.AssertPanics(PanicKind.Exception, "Tmr Svc", ["callback poll", "FormatException: bad"], at: 2000);
    }

    [TestMethod]
    public void Notify_UndefinedAction_Panics()
    {
        var device = Chip.Create(Flavor.Idf1);
        device.Task("A", 5, async task => await task.Notify(1, (NotifyAction)9));

        device.AssertPanics(PanicKind.Argument, "A", ["notify: ", "action 9"]);
    }

    [TestMethod]
    public void RaiseInterruptAt_RaisesItselfAtOnce_Panics()
    {
        var device = Chip.Create(Chip.Settings(Flavor.Idf1) with { OperationsPerInstant = 100 });
        device.At(50, Again);

        device.AssertPanics(PanicKind.EndlessInstant, "interrupt 100", ["100 operations", "ESP32EMU_OPERATIONS_PER_INSTANT", "an interrupt "], at: 50);

        void Again(InterruptContext isr) => device.RaiseInterruptAt(isr.Now, CoreId.Core0, Again);
    }
}
