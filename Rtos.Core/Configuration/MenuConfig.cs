using System.Globalization;
using System.Text;

namespace Rtos.Core;

/// <summary>The settings of one device, as <c>menuconfig.json</c> gives them: all known, all in range, without contradictions.</summary>
/// <remarks>The options, their ranges and their defaults are in <see cref="MenuConfigOptions.All"/>. Immutable.</remarks>
public sealed class MenuConfig
{
    private const string SchemaName = "$schema";
    private const int MostProblems = 1000;

    private readonly Dictionary<string, MenuConfigEntry> _entries = new(StringComparer.Ordinal);

    private MenuConfig(IEnumerable<MenuConfigSetting> settings, string source)
    {
        var inOrder = new List<MenuConfigEntry>();
        var problems = new List<MenuConfigException>();
        foreach (var setting in settings)
        {
            try
            {
                if (setting.Name != SchemaName)
                {
                    inOrder.Add(Add(setting, source));
                }
                else if (setting.Kind is not (SettingKind.Text or SettingKind.Untyped))
                {
                    throw Refuse($"{SchemaName} is {setting.Shown}; it must be a string, the path of the schema", source, setting, SchemaName);
                }
            }
            catch (MenuConfigException e) when (problems.Count < MostProblems)
            {
                problems.Add(e);
            }
        }

        // Contradictions are only reported between valid options: others could be mere consequences.
        foreach (var entry in problems.Count == 0 ? inOrder : [])
        {
            if (MenuConfigRules.Contradiction(this, entry) is { } reason)
            {
                problems.Add(new MenuConfigException(reason, source, entry.Line, entry.Column, entry.Option.Name));
            }
        }

        if (problems.Count > 0)
        {
            throw problems[0].With(problems);
        }
    }

    /// <summary>Every option at its default.</summary>
    public static MenuConfig Default { get; } = new([], "defaults");

    /// <summary>Reads a file.</summary>
    /// <param name="path">The path of a JSON file of at most 1 MiB, in UTF-8.</param>
    /// <returns>The settings.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="path"/> is null.</exception>
    /// <exception cref="MenuConfigException">The file is missing, cannot be read, or is refused as by <see cref="Parse"/>.</exception>
    public static MenuConfig Load(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        return new MenuConfig(MenuConfigJson.Read(MenuConfigFile.Read(path), path), path);
    }

    /// <summary>Reads a JSON text; comments and trailing commas are allowed.</summary>
    /// <param name="json">One JSON object whose names are those of options, with or without <c>CONFIG_</c>.</param>
    /// <param name="sourceName">The name of the text in messages.</param>
    /// <returns>The settings.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="MenuConfigException">
    /// The text is not JSON or not an object; an option is unknown, given twice, of the wrong type, out of range, or
    /// contradicts another one.
    /// </exception>
    public static MenuConfig Parse(string json, string sourceName)
    {
        ArgumentNullException.ThrowIfNull(json);
        ArgumentNullException.ThrowIfNull(sourceName);
        return new MenuConfig(MenuConfigJson.Read(Encoding.UTF8.GetBytes(json), sourceName), sourceName);
    }

    /// <summary>Takes settings that come as text, such as a section of Microsoft.Extensions.Configuration.</summary>
    /// <param name="pairs">Names of options, with or without <c>CONFIG_</c>, and values; flags may be <c>y</c> and <c>n</c> too.</param>
    /// <param name="sourceName">The name of the settings in messages.</param>
    /// <returns>The settings.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="MenuConfigException">
    /// An option is unknown, given twice, of the wrong type, out of range, or contradicts another one.
    /// </exception>
    public static MenuConfig FromPairs(IEnumerable<KeyValuePair<string, string?>> pairs, string sourceName = "configuration")
    {
        ArgumentNullException.ThrowIfNull(pairs);
        ArgumentNullException.ThrowIfNull(sourceName);
        return new MenuConfig(pairs.Select(FromPair), sourceName);
    }

    /// <summary>Whether an option was given, even if at its default.</summary>
    /// <param name="name">The option's name, with or without <c>CONFIG_</c>.</param>
    /// <exception cref="ArgumentException">There is no such option.</exception>
    public bool IsSet(string name) => _entries.ContainsKey(Option(name).Name);

    /// <summary>The value of a flag.</summary>
    /// <param name="name">The option's name, with or without <c>CONFIG_</c>.</param>
    /// <exception cref="ArgumentException">There is no such option, or it is not a flag.</exception>
    public bool GetFlag(string name) => Value(name, MenuConfigType.Flag).Number != 0;

    /// <summary>The value of a number, in the option's unit.</summary>
    /// <param name="name">The option's name, with or without <c>CONFIG_</c>.</param>
    /// <exception cref="ArgumentException">There is no such option, or it is not a number.</exception>
    public long GetNumber(string name) => Value(name, MenuConfigType.Number).Number;

    /// <summary>The value of a string or a choice.</summary>
    /// <param name="name">The option's name, with or without <c>CONFIG_</c>.</param>
    /// <exception cref="ArgumentException">There is no such option, or it is a flag or a number.</exception>
    public string GetText(string name) => Value(name, MenuConfigType.Text, MenuConfigType.Choice).Text;

    /// <summary>Every option with its value, given or not; <see cref="FromPairs"/> makes the same settings from them.</summary>
    /// <returns>The pairs, in the order of <see cref="MenuConfigOptions.All"/>.</returns>
    public IReadOnlyList<KeyValuePair<string, string?>> ToPairs()
        => [.. MenuConfigOptions.All.Select(option => KeyValuePair.Create<string, string?>(option.Name, Value(option).Text))];

    /// <summary>Makes the configuration of a device.</summary>
    /// <returns>The configuration, in the units of its properties.</returns>
    public DeviceConfiguration ToDeviceConfiguration() => MenuConfigDevice.Create(this);

    private static MenuConfigSetting FromPair(KeyValuePair<string, string?> pair)
        => pair.Value is { } value
            ? new(pair.Key ?? "", SettingKind.Untyped, value, null, 0, 0)
            : new(pair.Key ?? "", SettingKind.Other, "", "null", 0, 0);

    private static MenuConfigException Refuse(string reason, string source, MenuConfigSetting setting, string option)
        => new(reason, source, setting.Line, setting.Column, option);

    private static MenuConfigOption Option(string name)
        => MenuConfigOptions.Find(name)
            ?? throw new ArgumentException($"unknown option {ShownText.Name(name)}{MenuConfigOptions.Hint(name)}", nameof(name));

    private MenuConfigEntry Add(MenuConfigSetting setting, string source)
    {
        if (MenuConfigOptions.Find(setting.Name) is not { } option)
        {
            var hint = MenuConfigOptions.Hint(setting.Name);
            throw Refuse($"unknown option {ShownText.Name(setting.Name)}{hint}", source, setting, setting.Name);
        }

        if (_entries.TryGetValue(option.Name, out var first))
        {
            var where = first.Line == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $"; the first is in line {first.Line}");
            throw Refuse($"{option.Name} is given twice{where}", source, setting, option.Name);
        }

        var entry = MenuConfigEntry.From(option, setting, source);
        _entries.Add(option.Name, entry);
        return entry;
    }

    /// <summary>The index of a choice among the option's choices.</summary>
    internal int GetChoice(string name) => (int)Value(name, MenuConfigType.Choice).Number;

    private MenuConfigValue Value(string name, params ReadOnlySpan<MenuConfigType> types)
    {
        var option = Option(name);
        return types.Contains(option.Type)
            ? Value(option)
            : throw new ArgumentException($"{option.Name} is {Article(option.Type)}", nameof(name));
    }

    private MenuConfigValue Value(MenuConfigOption option)
        => _entries.TryGetValue(option.Name, out var entry) ? entry.Value : option.DefaultFor?.Invoke(this) ?? option.DefaultValue;

    private static string Article(MenuConfigType type) => type switch
    {
        MenuConfigType.Flag => "a flag: use GetFlag",
        MenuConfigType.Number => "a number: use GetNumber",
        _ => "a string: use GetText",
    };
}
