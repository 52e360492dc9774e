using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Rtos.Core;

namespace Rtos.Tests.Core.Configuration;

/// <summary>The table from which the checks of options, of configurations in C# and of scenarios take their ranges.</summary>
[TestClass]
public sealed partial class ConfigurationRangesTests
{
    private static readonly Dictionary<string, NumberRange> Ranges = typeof(ConfigurationRanges)
        .GetFields(BindingFlags.Static | BindingFlags.NonPublic)
        .Where(f => f.FieldType == typeof(NumberRange))
        .ToDictionary(f => f.Name, f => (NumberRange)f.GetValue(null)!, StringComparer.Ordinal);

    public static IEnumerable<object[]> Properties => Ranges.Keys.Select(name => new object[] { name });

    [TestMethod]
    [DynamicData(nameof(Properties))]
    public void Device_NumberOutOfRange_IsRefused(string name)
    {
        foreach (var value in Beyond(name))
        {
            var error = Assert.ThrowsExactly<ArgumentException>(() => new Device(With(name, value)));
            Assert.AreEqual(string.Create(CultureInfo.InvariantCulture, $"{name} is {value}; it must be {Ranges[name]}"), error.Message);
        }
    }

    [TestMethod]
    [DynamicData(nameof(Properties))]
    public void Check_EndsOfARange_AreAccepted(string name)
    {
        ConfigurationCheck.ThrowIfInvalid(With(name, Ranges[name].Least) with { TimerTaskPriority = 1 });
        ConfigurationCheck.ThrowIfInvalid(With(name, Ranges[name].Most));
    }

    // Whatever menuconfig.json may say, the kernel accepts it.
    [TestMethod]
    public void ToDeviceConfiguration_EndsOfEachOption_AreAccepted()
    {
        foreach (var option in MenuConfigOptions.All.Where(o => o.Type == MenuConfigType.Number && o.Choices.Count == 0))
        {
            ConfigurationCheck.ThrowIfInvalid(Options(option.Name, option.Minimum).ToDeviceConfiguration());
            ConfigurationCheck.ThrowIfInvalid(Options(option.Name, option.Maximum).ToDeviceConfiguration());
        }
    }

    // The comment of a property is written by hand.
    [TestMethod]
    public void Documentation_RangeOfAProperty_IsThatOfTheTable()
    {
        var found = 0;
        foreach (var member in XDocument.Load(Path.Combine(AppContext.BaseDirectory, "Rtos.Core.xml")).Descendants("member"))
        {
            var name = member.Attribute("name")!.Value;
            var range = Range().Match(member.Element("value")?.Value.Trim() ?? "");
            if (name.StartsWith("P:Rtos.Core.DeviceConfiguration.", StringComparison.Ordinal) && range.Success)
            {
                Assert.AreEqual(Ranges[name[(name.LastIndexOf('.') + 1)..]].ToString(), range.Value, name);
                found++;
            }
        }

        Assert.IsGreaterThanOrEqualTo(3, found);
    }

    // Of a type that has no such numbers there are none.
    private static IEnumerable<long> Beyond(string name)
    {
        var (range, type) = (Ranges[name], Property(name).PropertyType);
        var (least, most) = type == typeof(int) ? (int.MinValue, int.MaxValue)
            : type == typeof(Cycles) ? (0L, long.MaxValue)
            : type == typeof(TickCount) ? (0L, uint.MaxValue)
            : (long.MinValue, long.MaxValue);
        if (range.Least > least)
        {
            yield return range.Least - 1;
        }

        if (range.Most < most)
        {
            yield return range.Most + 1;
        }
    }

    private static DeviceConfiguration With(string name, long value)
    {
        var configuration = new DeviceConfiguration();
        var property = Property(name);
        property.SetValue(configuration, property.PropertyType switch
        {
            var type when type == typeof(int) => (int)value,
            var type when type == typeof(Cycles) => new Cycles(value),
            var type when type == typeof(TickCount) => new TickCount((uint)value),
            _ => value,
        });
        return configuration;
    }

    private static PropertyInfo Property(string name) => typeof(DeviceConfiguration).GetProperty(name)!;

    // With room for the priorities of the tasks that have some.
    private static MenuConfig Options(string name, long value) => MenuConfig.FromPairs(
    [
        new(name, value.ToString(CultureInfo.InvariantCulture)),
        .. name == "ESP32EMU_MAX_PRIORITIES" ? (KeyValuePair<string, string?>[])[] : [new("ESP32EMU_MAX_PRIORITIES", "64")],
    ]);

    [GeneratedRegex(@"^\d+ to \d+$|^\d+ to \d+(?=;)")]
    private static partial Regex Range();
}
