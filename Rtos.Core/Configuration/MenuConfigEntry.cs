using System.Globalization;

namespace Rtos.Core;

/// <summary>A setting that is valid by itself: the option, its value in normal form, and its place in the file.</summary>
internal sealed record MenuConfigEntry(MenuConfigOption Option, MenuConfigValue Value, int Line, int Column)
{
    /// <summary>Checks one setting against its option's row.</summary>
    /// <exception cref="MenuConfigException">The value has the wrong type or is out of range.</exception>
    internal static MenuConfigEntry From(MenuConfigOption option, MenuConfigSetting setting, string source)
    {
        var value = option.Type switch
        {
            MenuConfigType.Flag => ReadFlag(setting),
            MenuConfigType.Number => ReadNumber(option, setting),
            MenuConfigType.Text => ReadText(option, setting),
            _ => ReadChoice(option, setting),
        };
        return value is { } read
            ? new MenuConfigEntry(option, read, setting.Line, setting.Column)
            : throw new MenuConfigException(Refusal(option, setting), source, setting.Line, setting.Column, option.Name);
    }

    private static MenuConfigValue? ReadFlag(MenuConfigSetting setting) => setting.Kind switch
    {
        SettingKind.Flag => MenuConfigValue.Of(setting.Value == "true"),

        // sdkconfig writes y and n, Microsoft.Extensions.Configuration True and False.
        SettingKind.Untyped => setting.Value.ToUpperInvariant() switch
        {
            "TRUE" or "Y" => MenuConfigValue.Of(true),
            "FALSE" or "N" => MenuConfigValue.Of(false),
            _ => null,
        },
        _ => null,
    };

    private static MenuConfigValue? ReadNumber(MenuConfigOption option, MenuConfigSetting setting)
    {
        if (!IsWholeNumber(setting) || !long.TryParse(setting.Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number))
        {
            return null;
        }

        var value = MenuConfigValue.Of(number);
        var allowed = number >= option.Minimum && number <= option.Maximum
            && (option.Choices.Count == 0 || option.Choices.Contains(value.Text, StringComparer.Ordinal));
        return allowed ? value : null;
    }

    private static MenuConfigValue? ReadText(MenuConfigOption option, MenuConfigSetting setting)
        => setting.Kind is SettingKind.Text or SettingKind.Untyped
            && setting.Value.Length >= option.Minimum
            && setting.Value.Length <= option.Maximum
            && setting.Value.All(c => c is >= ' ' and <= '~')
                ? new(setting.Value)
                : null;

    private static MenuConfigValue? ReadChoice(MenuConfigOption option, MenuConfigSetting setting)
        => setting.Kind is SettingKind.Text or SettingKind.Untyped && option.Choice(setting.Value) is { } choice ? choice : null;

    private static bool IsWholeNumber(MenuConfigSetting setting)
    {
        var digits = setting.Value.StartsWith('-') ? setting.Value.AsSpan(1) : setting.Value;
        return setting.Kind is SettingKind.Number or SettingKind.Untyped
            && digits.Length > 0
            && !digits.ContainsAnyExceptInRange('0', '9');
    }

    private static string Refusal(MenuConfigOption option, MenuConfigSetting setting)
    {
        var isText = option.Type is MenuConfigType.Text or MenuConfigType.Choice;
        var shown = setting.Shown ?? (isText ? ShownText.Quote(setting.Value) : ShownText.Word(setting.Value));
        var kind = option.Type == MenuConfigType.Number && !IsWholeNumber(setting) ? "a whole number, " : "";
        return $"{option.Name} is {shown}; it must be {kind}{option.Constraint} (default {option.DefaultInWords})";
    }
}
