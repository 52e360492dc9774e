using System.Globalization;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Rtos.Core;

namespace Rtos.Tests.Core.Configuration;

/// <summary>Random settings and random garbage; a failure prints the seed that repeats it.</summary>
[TestClass]
public sealed class MenuConfigPropertyTests
{
    private static readonly Config Thorough = Config.QuickThrowOnFailure.WithMaxTest(2000);

    private static readonly string[] Pieces =
    [
        "{", "}", "[", "]", ":", ",", "\"", "//", "/*", "*/", "\n", " ", "\\u", "d800", "\ud800", "é", "😀", "\0", "-", "0", "1e999",
        "true", "null", "\"FREERTOS_HZ\"", "\"CONFIG_FREERTOS_HZ\"", "\"ESP32EMU_KERNEL\"", "\"smp\"", "\"FREERTOS_UNICORE\"",
        "\"$schema\"", "1000", "99999999999999999999",
    ];

    /// <summary>Some options, each with a valid value; what contradicts is left out.</summary>
    private static Gen<KeyValuePair<string, string?>[]> Settings
        => from kernel in Gen.Elements("freertos", "idf", "smp")
           from options in Gen.SubListOf(MenuConfigOptions.All.Where(option => option.Name != "ESP32EMU_KERNEL").ToArray())
           from values in Gen.CollectToArray(options, ValueOf)
           from order in Gen.Shuffle(options.Zip(values, (option, value) => KeyValuePair.Create<string, string?>(option.Name, value))
               .Append(new("ESP32EMU_KERNEL", kernel)).ToArray())
           select WithoutContradictions(order);

    [TestMethod]
    public void Parse_RandomValidSettings_GivesEachValueBack()
        => Check.One(Thorough, Prop.ForAll(Settings.ToArbitrary(), settings =>
        {
            var config = MenuConfig.Parse(Json(settings), "random");
            var values = config.ToPairs().ToDictionary();
            return settings.All(pair => config.IsSet(pair.Key) && values[pair.Key] == pair.Value);
        }));

    [TestMethod]
    public void ToPairs_RandomValidSettings_MakeTheSameConfigurationAgain()
        => Check.One(Thorough, Prop.ForAll(Settings.ToArbitrary(), settings =>
        {
            var fromJson = MenuConfig.Parse(Json(settings), "random");
            var fromPairs = MenuConfig.FromPairs(settings);
            var again = MenuConfig.FromPairs(fromJson.ToPairs());
            return fromJson.ToPairs().SequenceEqual(fromPairs.ToPairs())
                && fromJson.ToPairs().SequenceEqual(again.ToPairs())
                && again.ToDeviceConfiguration() == fromJson.ToDeviceConfiguration();
        }));

    [TestMethod]
    public void Parse_RandomText_ThrowsNothingButMenuConfigException()
        => Check.One(Thorough, Prop.ForAll(
            Gen.OneOf(ArbMap.Default.GeneratorFor<string>().Where(text => text is not null), Gibberish).ToArbitrary(),
            text => OnlyRefuses(() => MenuConfig.Parse(text, "random"))));

    [TestMethod]
    public void FromPairs_RandomText_ThrowsNothingButMenuConfigException()
    {
        var names = Gen.OneOf(Gibberish, Gen.Elements(MenuConfigOptions.All.Select(option => option.Name).ToArray()));
        var pairs = from name in names
                    from value in Gen.OneOf(Gibberish, ArbMap.Default.GeneratorFor<string>())
                    select KeyValuePair.Create<string, string?>(name, value);
        Check.One(Thorough, Prop.ForAll(pairs.ArrayOf().ToArbitrary(), garbage => OnlyRefuses(() => MenuConfig.FromPairs(garbage))));
    }

    [TestMethod]
    public void Load_RandomBytes_ThrowsNothingButMenuConfigException()
    {
        var path = Path.GetTempFileName();
        try
        {
            var bytes = Gen.OneOf(ArbMap.Default.GeneratorFor<byte[]>(), from text in Gibberish select Encoding.Latin1.GetBytes("{" + text));
            Check.One(Config.QuickThrowOnFailure.WithMaxTest(200), Prop.ForAll(bytes.ToArbitrary(), content =>
            {
                File.WriteAllBytes(path, content);
                return OnlyRefuses(() => MenuConfig.Load(path));
            }));
        }
        finally
        {
            File.Delete(path);
        }
    }

    private static Gen<string> Gibberish => from parts in Gen.Elements(Pieces).ArrayOf() select string.Concat(parts);

    private static Gen<string> ValueOf(MenuConfigOption option) => option.Type switch
    {
        MenuConfigType.Flag => Gen.Elements("true", "false"),
        _ when option.Name == "ESP32EMU_CALL_COSTS" => Gen.Elements("none", "measured", "send=3", "switch=200,tick=1"),
        MenuConfigType.Text => from letters in Gen.Choose(' ', '~').Select(c => (char)c).NonEmptyListOf()
                               select new string([.. letters.Take((int)option.Maximum)]),
        _ when option.Choices.Count > 0 => Gen.Elements(option.Choices.ToArray()),
        _ => from number in Gen.OneOf(
                Gen.Constant(option.Minimum), Gen.Constant(option.Maximum), Between(option.Minimum, option.Maximum))
             select number.ToString(CultureInfo.InvariantCulture),
    };

    private static Gen<long> Between(long least, long most)
        => from millionths in Gen.Choose(0, 1_000_000) select least + ((most - least) * millionths / 1_000_000);

    // Adds one setting after the other, the kernel first, and drops those that the ones before do not allow.
    private static KeyValuePair<string, string?>[] WithoutContradictions(KeyValuePair<string, string?>[] settings)
    {
        var kept = new List<KeyValuePair<string, string?>>();
        foreach (var pair in settings.OrderByDescending(pair => pair.Key == "ESP32EMU_KERNEL"))
        {
            try
            {
                MenuConfig.FromPairs([.. kept, pair]);
                kept.Add(pair);
            }
            catch (MenuConfigException refused) when (IsContradiction(refused))
            {
            }
        }

        return [.. settings.Where(kept.Contains)];
    }

    private static bool IsContradiction(MenuConfigException refused)
        => refused.Message.Contains("it is always", StringComparison.Ordinal)
            || refused.Message.Contains("needs two cores", StringComparison.Ordinal)
            || refused.Message.Contains("needs the kernel", StringComparison.Ordinal)
            || refused.Message.Contains("must be below", StringComparison.Ordinal);

    private static string Json(IEnumerable<KeyValuePair<string, string?>> settings)
    {
        var lines = settings.Select(pair =>
        {
            var isText = MenuConfigOptions.Find(pair.Key)!.Type is MenuConfigType.Text or MenuConfigType.Choice;
            return $"\"{pair.Key}\": {(isText ? System.Text.Json.JsonSerializer.Serialize(pair.Value) : pair.Value)}";
        });
        return "{" + string.Join(",\n", lines) + "}";
    }

    private static bool OnlyRefuses(Func<MenuConfig> read)
    {
        try
        {
            return read().ToPairs().Count == MenuConfigOptions.All.Count;
        }
        catch (MenuConfigException refused)
        {
            return refused.Message.Length < 1000 && !refused.Message.Contains('\n', StringComparison.Ordinal);
        }
    }
}
