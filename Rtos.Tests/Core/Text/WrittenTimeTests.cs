using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using Rtos.Core;
using Rtos.Tests.Core.Properties;

namespace Rtos.Tests.Core.Text;

/// <summary>The one parser of lengths of time: what scenarios, options of the command and the hosted console read.</summary>
[TestClass]
public sealed class WrittenTimeTests
{
    private static readonly (string Text, TimeUnit Unit)[] Suffixes =
    [
        ("cycles", TimeUnit.Cycles), ("cycle", TimeUnit.Cycles), ("ticks", TimeUnit.Ticks), ("tick", TimeUnit.Ticks), ("ns", TimeUnit.Nanoseconds),
        ("us", TimeUnit.Microseconds), ("µs", TimeUnit.Microseconds), ("ms", TimeUnit.Milliseconds), ("s", TimeUnit.Seconds),
        ("m", TimeUnit.Minutes), ("min", TimeUnit.Minutes), ("h", TimeUnit.Hours), ("", TimeUnit.None),
    ];

    private static readonly DeviceClock[] Devices =
        [new(160_000_000, new Cycles(1_600_000)), new(160_000_000, new Cycles(160_000)), new(1_000_000, new Cycles(1L << 40)), new(3, new Cycles(1))];

    private static Gen<decimal> Numbers =>
        from whole in Gen.Choose(0, int.MaxValue)
        from factor in Gen.Elements(1L, 1, 1_000, 4_000_000_000)
        from places in Gen.Choose(0, 12)
        from small in Gen.Elements(true, false)
        select (small ? whole % 100 : whole * factor) / (decimal)Math.Pow(10, places);

    private static Gen<WrittenTime> Times =>
        from number in Numbers from unit in Gen.Elements(Enum.GetValues<TimeUnit>()) select new WrittenTime(number, unit);

    [TestMethod]
    public void TryParse_AnyTimeWritten_GivesItBack() => Law.Holds(5_000, Times, _ => [], time =>
    {
        Assert.IsTrue(WrittenTime.TryParse(time.ToString(), out var read), time.ToString());
        Assert.AreEqual(time, read);
    });

    [TestMethod]
    public void TryParse_AnyNumberAndSuffix_IsRead() => Law.Holds(
        5_000,
        from number in Numbers from suffix in Gen.Elements(Suffixes) from blanks in Gen.Choose(0, 2) select (number, suffix, blanks),
        _ => [],
        sample =>
        {
            var (number, suffix, blanks) = sample;
            var text = number.ToString(CultureInfo.InvariantCulture) + new string(' ', suffix.Text.Length == 0 ? 0 : blanks) + suffix.Text;
            Assert.IsTrue(WrittenTime.TryParse(text, out var read), text);
            Assert.AreEqual(new WrittenTime(number, suffix.Unit), read, text);
        });

    [TestMethod]
    [DataRow("")]
    [DataRow("ms")]
    [DataRow("-1ms")]
    [DataRow("+1ms")]
    [DataRow("1e3ms")]
    [DataRow("1,5s")]
    [DataRow(" 1s")]
    [DataRow("1s ")]
    [DataRow("1sec")]
    [DataRow("1S")]
    [DataRow("1 000s")]
    [DataRow("1\ts")]
    [DataRow("NaN")]
    [DataRow("100000000000000000000000000000s")]
    public void TryParse_NoTime_IsRefused(string text) => Assert.IsFalse(WrittenTime.TryParse(text, out _));

    // The same time in two units is the same number of cycles.
    [TestMethod]
    public void ToCycles_AnyTime_AgreesWithTheHost() => Law.Holds(
        5_000,
        from time in Times from device in Gen.Elements(Devices) select (time, device),
        _ => [],
        sample =>
        {
            if (sample.time.ToSeconds() is { } seconds && sample.time.Unit != TimeUnit.None && sample.time.ToCycles(sample.device) is { } cycles)
            {
                var error = Math.Abs((seconds * sample.device.CpuHertz) - cycles);
                Assert.IsTrue(error <= cycles / 1_000_000_000_000_000, $"{sample.time}: {cycles} cycles, {seconds} s");
            }
        });

    // What a message calls the greatest time is accepted there.
    [TestMethod]
    public void Greatest_AnyLimit_IsNotTooLong() => Law.Holds(
        5_000,
        from most in Gen.Choose(1, int.MaxValue)
        from shift in Gen.Choose(0, 22)
        from device in Gen.Elements(Devices)
        select ((long)most << shift, device),
        _ => [],
        sample =>
        {
            var (most, device) = sample;
            var greatest = TimeSteps.Greatest(most, device).ToString();
            Assert.AreNotEqual(TimeFault.TooLong, TimeReading.OfCycles(greatest, device, 0, most).Fault, $"{greatest}, {most}");
        });

    [TestMethod]
    [DataRow("soon", "NotATime")]
    [DataRow("10", "NoUnit")]
    [DataRow("0.5 ticks", "PartOfTick")]
    [DataRow("0ms", "TooShort")]
    [DataRow("0.1cycles", "NotWhole")]
    [DataRow("1ns", "NotWhole")]
    [DataRow("1001cycles", "TooLong")]
    [DataRow("99999999999999999999999999h", "TooLong")]
    [DataRow("1000 cycles", "None")]
    [DataRow("6.25us", "None")]
    public void OfCycles_Text_HasItsFault(string text, string fault) =>
        Assert.AreEqual(fault, TimeReading.OfCycles(text, Devices[0], 1, 1000).Fault.ToString());

    [TestMethod]
    [DataRow("1.5ticks", "NotWhole", 1.5)]
    [DataRow("15ms", "NotWhole", 1.5)]
    [DataRow("20ms", "None", 2.0)]
    [DataRow("2 ticks", "None", 2.0)]
    [DataRow("0 ticks", "TooShort", 0.0)]
    public void OfTicks_Text_IsCountedInTicks(string text, string fault, double count)
    {
        var reading = TimeReading.OfTicks(text, Devices[0], 1, uint.MaxValue);
        Assert.AreEqual((fault, (decimal)count), (reading.Fault.ToString(), reading.Count));
    }
}
