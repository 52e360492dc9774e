using Rtos.Cli;
using Rtos.Core;
using Rtos.Hosting;
using Rtos.Tasks;
using Rtos.Tests.Hosting;

namespace Rtos.Tests.Cli;

/// <summary>What devices print, shown to a client as they print it, and lines that a client writes to them.</summary>
[TestClass]
public sealed class ConsoleFollowTests
{
    private const int Many = 3_000;

    [TestMethod]
    public void Follow_UntilUnfollow_ShowsWhatTheDevicePrints()
    {
        using var console = new ConsoleStand(Chips.Listening, "left", "right");
        Assert.AreEqual("ok\n", console.Ask("follow right"));
        console.Ask("write right one");
        console.Ask("right: step 1ms");
        console.WaitFor("> right: line one\n");
        Assert.AreEqual("ok\n", console.Ask("unfollow right"));
        console.Ask("write right two");
        console.Ask("right: step 1ms");
        Assert.AreEqual("> right: line one\n", console.Traced);
    }

    [TestMethod]
    public void Follow_OneDevice_NeedsNoNameAndShowsNone()
    {
        using var console = new ConsoleStand(device => device.CreateTask("t", 5, 4096, CoreAffinity.Core0, async task =>
        {
            await task.Delay(new Ticks(1));
            device.Host.Console.Write("\u001b[2J\nok\n");
        }));
        Assert.AreEqual("ok\n", console.Ask("follow"));
        console.Ask("step 20ms");
        console.WaitFor("> \\x1b[2J\n");
        console.WaitFor("> ok\n");
    }

    [TestMethod]
    public void Follow_ClientIsSlow_DropsLinesAndSaysHowMany()
    {
        using var console = new ConsoleStand(device => device.CreateTask("t", 5, 4096, CoreAffinity.Core0, async task =>
        {
            await task.Delay(new Ticks(1));
            for (var i = 0; i < Many; i++)
            {
                device.Host.Console.WriteLine($"line {i}");
            }
        }));
        var gate = new TaskCompletionSource();
        console.Gate = gate.Task;
        console.Ask("follow");
        var step = console.Session.ExecuteAsync("step 20ms", default);
        for (var waits = 0; !((IAsyncResult)step).AsyncWaitHandle.WaitOne(1); waits++)
        {
            // The answer waits for the client, but not for long.
            Assert.IsLessThan(10_000, waits, "the step is never answered");
            console.Stand.Advance(ConsoleAnswer.Patience);
        }

        gate.SetResult();
        console.WaitFor($"> line {Many - 1}\n");
        Assert.MatchesRegex("> \\[[0-9]+ outputs are missing: this reader was too slow\\]\n", console.Traced);
    }

    [TestMethod]
    [DataRow("follow nobody", "unknown device nobody; the devices are left, right")]
    [DataRow("follow", "there are 2 devices; `use NAME` takes one of them, or NAME: before the command: left, right")]
    [DataRow("write x", "there are 2 devices; `use NAME` takes one of them, or NAME: before the command: left, right")]
    public void Device_NotNamed_IsAskedFor(string line, string expected)
    {
        using var console = new ConsoleStand(Chips.Listening, "left", "right");
        Assert.AreEqual($"error: {expected}\n", console.Ask(line));
    }

    [TestMethod]
    [DataRow("", "write right print(1)", "right", "print(1)")]
    [DataRow("", "right: write left print(1)", "right", "left print(1)")]
    [DataRow("left", "write print(1)", "left", "print(1)")]
    [DataRow("left", "write right print(1)", "right", "print(1)")]
    [DataRow("left", "write right     print(1)", "right", "    print(1)")]
    [DataRow("left", "write right 'text'", "right", "'text'")]
    [DataRow("left", "write right = 1", "left", "right = 1")]
    [DataRow("left", "write right (1)", "left", "right (1)")]
    [DataRow("left", "write right if left else 0", "left", "right if left else 0")]
    [DataRow("left", "write right", "left", "right")]
    public void Write_WithADevicesName_GoesThereUnlessItIsAStatement(string used, string line, string device, string expected)
    {
        using var console = new ConsoleStand(Chips.Listening, "left", "right");
        console.Ask("left: step 1ms");
        console.Ask("right: step 1ms");
        if (used.Length > 0)
        {
            console.Ask($"use {used}");
        }

        StringAssert.StartsWith(console.Ask(line), " input 1 at cycle ", StringComparison.Ordinal);
        console.Ask($"{device}: step 1ms");
        Assert.AreEqual($" line {expected}\nok\n", console.Ask($"{device}: console"));
    }
}
