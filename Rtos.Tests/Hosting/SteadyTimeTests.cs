using Rtos.Core;
using Rtos.Hosting;

namespace Rtos.Tests.Hosting;

/// <summary>A clock of the host that is set back, or far ahead.</summary>
[TestClass]
public sealed class SteadyTimeTests
{
    [TestMethod]
    public void GetTimestamp_SourceJumpsAbout_NeverGoesBackAndGoesOnWithIt()
    {
        var source = new Jumps();
        var time = SteadyTime.Of(source);
        var last = time.GetTimestamp();
        foreach (var raw in new[] { 5, 3, 100, -50, long.MinValue, long.MaxValue, 0, long.MaxValue, long.MinValue, 7 })
        {
            source.Now = raw;
            var now = time.GetTimestamp();
            Assert.IsGreaterThanOrEqualTo(last, now, $"{raw}");
            last = now;
        }

        time = SteadyTime.Of(source);
        last = time.GetTimestamp();
        source.Now -= 1_000;
        Assert.AreEqual(last, time.GetTimestamp());
        source.Now += 10;
        Assert.AreEqual(last + 10, time.GetTimestamp());
    }

    [TestMethod]
    public void Of_TheSystemsTime_IsItself() => Assert.AreSame(TimeProvider.System, SteadyTime.Of(TimeProvider.System));

    [TestMethod]
    public void Status_ClockGoesBack_NowDoesNotAndPacingGoesOn()
    {
        var time = new ManualTime();
        using var stand = new Stand([Stand.Setup("busy", Chips.Busy(1), ratio: 1), Stand.Setup("quiet", Chips.Listening, ratio: 1)], time: time);
        stand.Start();
        var last = new Dictionary<string, Instant>();
        foreach (var jump in new[] { 1.0, -0.5, 2, -100, -3600 * 24 * 3650.0, 0, 0.1, -0.1 })
        {
            time.Jump(TimeSpan.FromSeconds(jump));
            Look();
            for (var i = 0; i < 5; i++)
            {
                time.Advance(TimeSpan.FromMilliseconds(20));
                stand.Turns();
                Look();
            }
        }

        var before = stand.Device.Status.VirtualTime;
        time.Jump(TimeSpan.FromDays(-1));
        Look();
        time.Advance(TimeSpan.FromSeconds(1));
        stand.Turns();
        Assert.AreEqual(TimeSpan.FromSeconds(1), stand.Device.Status.VirtualTime - before);
        Assert.AreEqual(TimeSpan.FromSeconds(1), stand.Emulator["quiet"].Status.VirtualTime - before);

        void Look()
        {
            foreach (var status in stand.Emulator.Devices.Select(d => d.Status))
            {
                Assert.IsTrue(status.Now >= last.GetValueOrDefault(status.Name), $"{status.Name} goes back to {status.Now}");
                last[status.Name] = status.Now;
            }
        }
    }

    private sealed class Jumps : TimeProvider
    {
        internal long Now { get; set; }

        public override long GetTimestamp() => Now;
    }
}
