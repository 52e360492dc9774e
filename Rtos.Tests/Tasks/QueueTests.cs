using Rtos.Core;
using Rtos.Tasks;
using static Rtos.Tests.Support.Chip;

namespace Rtos.Tests.Tasks;

/// <summary>Queues: order, waiting, waking.</summary>
[TestClass]
public sealed class QueueTests
{
    [TestMethod]
    [EveryFlavor]
    public void Send_AndToFront_AreReceivedInOrder(Flavor flavor) =>
        Assert.AreEqual(
            "True True True False, 3, 0 | 30 10 20 empty, 0, 3",
            Ask(flavor, 3, async (queue, log) =>
            {
                var sent = new[]
                {
                    await queue.Send(10, Ticks.None), await queue.Send(20, Ticks.None),
                    await queue.SendToFront(30, Ticks.None), await queue.Send(40, Ticks.None),
                };
                log.Add($"{string.Join(' ', sent)}, {await queue.MessagesWaiting()}, {await queue.SpacesAvailable()}");
                log.Add("|");
                var got = $"{await Get(queue)} {await Get(queue)} {await Get(queue)} {await Get(queue)}";
                log.Add($"{got}, {await queue.MessagesWaiting()}, {await queue.SpacesAvailable()}");
            }));

    [TestMethod]
    [EveryFlavor]
    public void Peek_Item_LeavesIt(Flavor flavor) =>
        Assert.AreEqual(
            "False 7 7 1",
            Ask(flavor, 2, async (queue, log) =>
            {
                log.Add($"{(await queue.Peek(Ticks.None)).HasValue}");
                await queue.Send(7, Ticks.None);
                log.Add($"{(await queue.Peek(Ticks.Forever)).Value}");
                log.Add($"{(await queue.Peek(Ticks.None)).Value}");
                log.Add($"{await queue.MessagesWaiting()}");
            }));

    [TestMethod]
    [EveryFlavor]
    public void Overwrite_FullOrEmpty_ReplacesTheItem(Flavor flavor) =>
        Assert.AreEqual(
            "True 1 True 1 9 empty",
            Ask(flavor, 1, async (queue, log) =>
            {
                log.Add($"{await queue.Overwrite(8)}");
                log.Add($"{queue.Count}");
                log.Add($"{await queue.Overwrite(9)}");
                log.Add($"{queue.Count}");
                log.Add(await Get(queue));
                log.Add(await Get(queue));
            }));

    [TestMethod]
    [EveryFlavor]
    public void Reset_Items_AreGone(Flavor flavor) =>
        Assert.AreEqual(
            "True 0 empty 5",
            Ask(flavor, 2, async (queue, log) =>
            {
                await queue.Send(1, Ticks.None);
                await queue.Send(2, Ticks.None);
                await queue.Receive(Ticks.None);
                log.Add($"{await queue.Reset()}");
                log.Add($"{await queue.MessagesWaiting()}");
                log.Add(await Get(queue));
                await queue.Send(5, Ticks.None);
                log.Add(await Get(queue));
            }));

    [TestMethod]
    [DataRow(1)]
    [DataRow(2)]
    [DataRow(3)]
    [DataRow(7)]
    public void Ring_ManyItems_BehavesAsADeque(int length)
    {
        var device = Create(Flavor.Idf1);
        var queue = device.CreateQueue<int>("q", length);
        var model = new LinkedList<int>();
        var steps = 0;
        device.Task("A", 5, async _ =>
        {
            // A fixed walk that fills and empties the ring at every offset.
            for (var state = 12345u; steps < 2000; steps++)
            {
                state = unchecked((state * 1_664_525) + 1_013_904_223);
                await Step(queue, model, (int)((state >> 24) % 5), steps);
                Assert.HasCount(queue.Count, model);
            }
        });
        device.Run(10);

        Assert.AreEqual(2000, steps);
        Assert.IsNull(device.Panic);
    }

    private static async Routine Step(RtosQueue<int> queue, LinkedList<int> model, int what, int item)
    {
        var expected = what <= 2 ? model.Count < queue.Length : model.Count > 0;
        if (what > 2)
        {
            var got = await queue.Receive(Ticks.None);
            Assert.AreEqual(expected, got.HasValue);
            if (expected)
            {
                Assert.AreEqual(model.First!.Value, got.Value);
                model.RemoveFirst();
            }

            return;
        }

        Assert.AreEqual(expected, await (what == 2 ? queue.SendToFront(item, Ticks.None) : queue.Send(item, Ticks.None)));
        if (expected && what == 2)
        {
            model.AddFirst(item);
        }
        else if (expected)
        {
            model.AddLast(item);
        }
    }

    private static string Ask(Flavor flavor, int length, Func<RtosQueue<int>, List<string>, Routine> body)
    {
        var device = Create(flavor);
        var queue = device.CreateQueue<int>("q", length);
        var log = new List<string>();
        device.Task("A", 5, async _ => await body(queue, log));
        device.Run(100);
        return string.Join(' ', log);
    }

    private static async Routine<string> Get(RtosQueue<int> queue) =>
        (await queue.Receive(Ticks.None)).TryGet(out var item) ? $"{item}" : "empty";
}
