using System.Globalization;

namespace Rtos.Core;

/// <summary>One row of the table of options: the option's name, its values, and its effect.</summary>
/// <remarks>
/// Values are kept as text in a single form: <c>true</c> and <c>false</c>, decimal digits, or the string itself.
/// The rows are in <see cref="MenuConfigOptions.All"/>.
/// </remarks>
public sealed record MenuConfigOption
{
    private MenuConfigOption(MenuConfigType type, string name, MenuConfigValue defaultValue, string help)
    {
        Type = type;
        Name = name;
        DefaultValue = defaultValue;
        Help = help;
    }

    /// <summary>The Kconfig name, without <c>CONFIG_</c>.</summary>
    public string Name { get; }

    /// <summary>What kind of value it takes.</summary>
    public MenuConfigType Type { get; }

    /// <summary>The heading under which the option is listed.</summary>
    public string Group { get; internal init; } = "";

    /// <summary>The value if it is not given and no other option changes it; see <see cref="DefaultNote"/>.</summary>
    public string Default => DefaultValue.Text;

    /// <summary>If the default depends on other options: the rule, in words.</summary>
    /// <value><see langword="null"/> if the default is always <see cref="Default"/>.</value>
    public string? DefaultNote { get; internal init; }

    /// <summary>The least number, or the least length of a string in characters.</summary>
    /// <value>0 for flags and choices.</value>
    public long Minimum { get; private init; }

    /// <summary>The greatest number, or the greatest length of a string in characters.</summary>
    /// <value>0 for flags and choices.</value>
    public long Maximum { get; private init; }

    /// <summary>The only values allowed.</summary>
    /// <value>Empty for flags, strings, and numbers that only have a range.</value>
    public IReadOnlyList<string> Choices { get; private init; } = [];

    /// <summary>The unit of a number, such as <c>bytes</c>.</summary>
    /// <value>Empty if there is none.</value>
    public string Unit { get; private init; } = "";

    /// <summary>What the option does, in a sentence or two.</summary>
    public string Help { get; }

    /// <summary>The allowed values in words, written as in JSON: <c>1 to 1000</c>, <c>true or false</c>, <c>"idf" or "smp"</c>.</summary>
    public string Constraint => Type switch
    {
        MenuConfigType.Flag => "true or false",
        MenuConfigType.Text => Invariant($"a string of {Minimum} to {Maximum} printable ASCII characters"),
        _ when Choices.Count > 0 => ListInWords(Choices.Select(InJson)),
        _ => Invariant($"{Minimum} to {Maximum}"),
    };

    /// <summary>The default in words, written as in JSON: <see cref="DefaultNote"/> if there is one.</summary>
    public string DefaultInWords => DefaultNote ?? InJson(Default);

    /// <summary>The value if it is not given and no other option changes it.</summary>
    internal MenuConfigValue DefaultValue { get; private init; }

    /// <summary>The default given the values of other options; <see langword="null"/> for a fixed default.</summary>
    internal Func<MenuConfig, MenuConfigValue>? DefaultFor { get; init; }

    /// <summary>The name.</summary>
    public override string ToString() => Name;

    internal static MenuConfigOption Flag(string name, bool defaultValue, string help)
        => new(MenuConfigType.Flag, name, MenuConfigValue.Of(defaultValue), help);

    internal static MenuConfigOption Number(string name, long minimum, long maximum, long defaultValue, string unit, string help)
        => new(MenuConfigType.Number, name, MenuConfigValue.Of(defaultValue), help)
        {
            Minimum = minimum,
            Maximum = maximum,
            Unit = unit,
        };

    internal static MenuConfigOption Number(string name, NumberRange range, long defaultValue, string unit, string help)
        => Number(name, range.Least, range.Most, defaultValue, unit, help);

    internal static MenuConfigOption OneOf(string name, long[] numbers, long defaultValue, string unit, string help)
        => Number(name, numbers.Min(), numbers.Max(), defaultValue, unit, help) with
        {
            Choices = [.. numbers.Select(number => number.ToString(CultureInfo.InvariantCulture))],
        };

    internal static MenuConfigOption OneOf(string name, string[] choices, string defaultValue, string help)
        => new(MenuConfigType.Choice, name, new(defaultValue, Array.IndexOf(choices, defaultValue)), help) { Choices = choices };

    internal static MenuConfigOption Text(string name, int minimumLength, int maximumLength, string defaultValue, string help)
        => new(MenuConfigType.Text, name, new(defaultValue), help) { Minimum = minimumLength, Maximum = maximumLength };

    /// <summary>The index of a choice; null if it is not one of the choices.</summary>
    internal MenuConfigValue? Choice(string word)
    {
        for (var i = 0; i < Choices.Count; i++)
        {
            if (Choices[i] == word)
            {
                return new MenuConfigValue(word, i);
            }
        }

        return null;
    }

    /// <summary>A value of this option as written in JSON.</summary>
    internal string InJson(string value)
        => Type is MenuConfigType.Text or MenuConfigType.Choice ? ShownText.Quote(value) : value;

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private static string ListInWords(IEnumerable<string> items)
    {
        var list = items.ToArray();
        return string.Join(", ", list[..^1]) + " or " + list[^1];
    }
}
