using Rtos.MicroPython;

namespace Rtos.Tests.MicroPython;

/// <summary>The Python heap of a board: what is in use is what the script can reach.</summary>
[TestClass]
public sealed class ScriptHeapTests
{
    [TestMethod]
    public void MemAlloc_ListKeptThenDropped_RisesAndFalls()
    {
        ScriptBoard.AssertPrints(
            "True True True\n",
            """
            import gc
            gc.collect()
            a = gc.mem_alloc()
            l = [0] * 5000
            gc.collect()
            b = gc.mem_alloc()
            del l
            gc.collect()
            c = gc.mem_alloc()
            print(b - a >= 20000, b - a < 21000, c - a < 100)
            """);
    }

    [TestMethod]
    public void MemFreeAndAlloc_Together_AreTheHeap() =>
        ScriptBoard.AssertPrints("98304\n", "import gc\nprint(gc.mem_free() + gc.mem_alloc())\n");

    [TestMethod]
    public void Allocation_TooLarge_IsAMemoryErrorThatCanBeCaught()
    {
        ScriptBoard.AssertPrints(
            """
            MemoryError
            MemoryError
            goes on
            """,
            """
            for make in (lambda: bytearray(200000), lambda: [0] * 100000):
                try:
                    make()
                except MemoryError:
                    print('MemoryError')
            print('goes on')
            """);
    }

    [TestMethod]
    public void Garbage_MoreThanTheHeap_IsCollectedByItself()
    {
        var board = new ScriptBoard("for i in range(2000):\n    l = [i] * 100\nprint(len(l))\n");
        board.Run(TimeSpan.FromSeconds(10));
        Assert.AreEqual("100\n", board.Output);
        Assert.IsGreaterThan(3, board.Machine.Heap.Collections);
    }

    [TestMethod]
    public void List_ThatGrowsForEver_EndsInAMemoryError()
    {
        ScriptBoard.AssertPrints(
            "True\n",
            """
            l = []
            try:
                while True:
                    l.append('x' * 100)
            except MemoryError:
                n = len(l)
                l = None
                print(500 < n < 1000)
            """);
    }

    [TestMethod]
    public void Locks_NothingReachesThem_GiveTheirMemoryBack()
    {
        var board = new ScriptBoard(
            """
            import _thread, gc
            for i in range(300):
                lock = _thread.allocate_lock()
                if i % 20 == 0:
                    gc.collect()
                    for j in range(40):
                        pass
            print('ok')
            """);
        board.Run(TimeSpan.FromSeconds(10));
        Assert.AreEqual("ok\n", board.Output);
        Assert.IsLessThan(60, board.Threads.Locks.Count);
    }

    [TestMethod]
    public void HeapSize_FromTheSettings_IsTheScripts() =>
        Assert.AreEqual("32768\n", ScriptBoard.Run("import gc\nprint(gc.mem_free() + gc.mem_alloc())\n", o => o with { HeapBytes = 32768 }));
}
