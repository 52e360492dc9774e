using Rtos.Core;
using Rtos.Tasks;

namespace Rtos.Tests.Core.Properties;

/// <summary>What is sent comes out, once and in order, whoever preempts whom.</summary>
[TestClass]
public sealed class ConservationTests
{
    private const int Count = 60;
    private static readonly int Seeds = Repetitions.Of(15);

    [TestMethod]
    [TestCategory(Repetitions.Category)]
    [EveryKernel]
    public void Send_ManyToMany_EveryItemArrivesOnceAndInEachSendersOrder(Flavor kernel)
    {
        for (var seed = 0; seed < Seeds; seed++)
        {
            var (board, dice) = (new Board(kernel), new Dice(seed));
            var queue = board.Device.CreateQueue<(int Sender, int Number)>("q", dice.Between(1, 4));
            var received = new List<(int Sender, int Number)>();
            for (var i = 0; i < 3; i++)
            {
                var (sender, pauses) = (i, Pauses(dice));
                Add(board, dice, $"S{i}", async task =>
                {
                    for (var n = 0; n < Count;)
                    {
                        await Pause(task, pauses[n]);
                        if (await queue.Send((sender, n), Wait(pauses[n])))
                        {
                            n++;
                        }
                        else
                        {
                            await task.Delay(new Ticks(20));
                        }
                    }
                });
            }

            for (var i = 0; i < 2; i++)
            {
                var pauses = Pauses(dice);
                Add(board, dice, $"R{i}", async task =>
                {
                    for (var n = 0; ; n = (n + 1) % Count)
                    {
                        // Noted without a kernel call in between, but for the lock: that keeps the order of taking.
                        await task.SuspendAll();
                        if ((await queue.Receive(Ticks.None)).TryGet(out var item))
                        {
                            received.Add(item);
                        }

                        await task.ResumeAll();
                        await Pause(task, pauses[n]);
                        await task.Delay(new Ticks(1));
                    }
                });
            }

            board.Run(2_000_000);
            Assert.HasCount(3 * Count, received, $"seed {seed}");
            for (var i = 0; i < 3; i++)
            {
                var numbers = received.Where(item => item.Sender == i).Select(item => item.Number).ToArray();
                CollectionAssert.AreEqual(Enumerable.Range(0, Count).ToArray(), numbers.Order().ToArray(), $"seed {seed}");
                Assert.IsTrue(board.Device.Configuration.Cores == 2 || numbers.SequenceEqual(numbers.Order()), $"seed {seed}: out of order");
            }
        }
    }

    [TestMethod]
    [TestCategory(Repetitions.Category)]
    [EveryKernel]
    public void StreamSend_RandomPieces_TheBytesAreTheSame(Flavor kernel)
    {
        for (var seed = 0; seed < Seeds; seed++)
        {
            var (board, dice) = (new Board(kernel), new Dice(seed));
            var size = dice.Between(1, 9);
            var stream = board.Device.CreateStreamBuffer("s", size, dice.Between(0, size));
            var (pieces, pauses) = (Pauses(dice), Pauses(dice));
            var (sent, received) = (new List<byte>(), new List<byte>());
            Add(board, dice, "writer", async task =>
            {
                for (var n = 0; n < Count; n++)
                {
                    var data = Enumerable.Range(sent.Count, (pieces[n] % 7) + 1).Select(i => (byte)i).ToArray();
                    var count = await stream.Send(data, Wait(pauses[n]));
                    sent.AddRange(data[..count]);
                    await Pause(task, pauses[n]);
                }
            });
            Add(board, dice, "reader", async task =>
            {
                var buffer = new byte[5];
                for (var n = 0; ; n = (n + 1) % Count)
                {
                    var count = await stream.Receive(buffer.AsMemory(0, (pauses[n] % 5) + 1), new Ticks(3));
                    received.AddRange(buffer[..count]);
                    await Pause(task, pieces[n]);
                }
            });
            board.Run(2_000_000);
            Assert.IsGreaterThan(Count / 4, sent.Count, $"seed {seed}");
            CollectionAssert.AreEqual(sent, received, $"seed {seed}");
        }
    }

    [TestMethod]
    [TestCategory(Repetitions.Category)]
    [EveryKernel]
    public void MessageSend_RandomLengths_TheMessagesAreTheSame(Flavor kernel)
    {
        for (var seed = 0; seed < Seeds; seed++)
        {
            var (board, dice) = (new Board(kernel), new Dice(seed));
            var messages = board.Device.CreateMessageBuffer("m", dice.Between(12, 30));
            var (lengths, pauses) = (Pauses(dice), Pauses(dice));
            var (sent, received) = (new List<string>(), new List<string>());
            Add(board, dice, "writer", async task =>
            {
                for (var n = 0; n < Count; n++)
                {
                    var data = Enumerable.Repeat((byte)n, (lengths[n] % 8) + 1).ToArray();
                    if (await messages.Send(data, Wait(pauses[n])) > 0)
                    {
                        sent.Add(Convert.ToHexString(data));
                    }

                    await Pause(task, pauses[n]);
                }
            });
            Add(board, dice, "reader", async task =>
            {
                var buffer = new byte[8];
                for (var n = 0; ; n = (n + 1) % Count)
                {
                    var count = await messages.Receive(buffer, new Ticks(2));
                    if (count > 0)
                    {
                        received.Add(Convert.ToHexString(buffer, 0, count));
                    }

                    await Pause(task, lengths[n]);
                }
            });
            board.Run(2_000_000);
            Assert.IsGreaterThan(Count / 3, sent.Count, $"seed {seed}");
            CollectionAssert.AreEqual(sent, received, $"seed {seed}");
        }
    }

    private static int[] Pauses(Dice dice) => dice.Many(Count, Count, () => dice.Between(0, 2000));

    private static Ticks Wait(int number) => (number % 4) switch { 0 => Ticks.None, 1 => new Ticks(1), 2 => new Ticks(4), _ => Ticks.Forever };

    private static async Routine Pause(RtosTask task, int number)
    {
        if (number % 3 == 0)
        {
            await task.Delay(new Ticks((uint)(number % 4) + 1));
        }
        else
        {
            await task.Work(new Cycles(number + 1));
        }
    }

    private static void Add(Board board, Dice dice, string name, Func<RtosTask, Routine> body) =>
        board.Task(name, dice.Between(1, 5), dice.Of(CoreAffinity.Core0, CoreAffinity.Any), body);
}
