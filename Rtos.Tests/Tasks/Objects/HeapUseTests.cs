using Rtos.Core;
using Rtos.Tasks;

namespace Rtos.Tests.Tasks.Objects;

/// <summary>What queue sets take from the heap, and its lowest level.</summary>
[TestClass]
public sealed class HeapUseTests
{
    private readonly Device _device = new(new DeviceConfiguration { HeapBytes = 100_000 });

    [TestMethod]
    public void CreateQueueSet_StaticMemory_CostsNothing()
    {
        var queue = _device.CreateQueue<int>("Q", 1);
        var used = _device.Heap.Used;
        var set = _device.CreateQueueSet("S", 1, ObjectMemory.Static, queue);
        Assert.AreEqual(used, _device.Heap.Used);
        Assert.IsTrue(set.IsStatic);
        Assert.IsTrue(set.Remove(queue));
    }

    [TestMethod]
    public void CreateQueueSet_NoMemoryNamed_TakesTheHeap()
    {
        var set = _device.CreateQueueSet("S", 1, _device.CreateQueue<int>("Q", 1, memory: ObjectMemory.Static));
        Assert.IsFalse(set.IsStatic);
        Assert.AreEqual(Heap.Cost(set.SizeBytes), _device.Heap.Used);
    }

    [TestMethod]
    public void ResetMinimumEverFree_AfterAPeak_BeginsWithWhatIsFree()
    {
        var queue = _device.CreateQueue<int>("Q", 100);
        _device.CreateTask("A", 5, 2000, CoreAffinity.Core0, async self => await queue.Delete());
        var peak = _device.Heap.MinimumEverFree;
        _device.RunFor(new Cycles(1000));
        Assert.IsLessThan(peak, _device.Heap.MinimumEverFree);
        Assert.IsLessThan(_device.Heap.Free, _device.Heap.MinimumEverFree);
        _device.Heap.ResetMinimumEverFree();
        Assert.AreEqual(_device.Heap.Free, _device.Heap.MinimumEverFree);
    }
}
