namespace Rtos.Core;

/// <summary>Reads the settings of a JSON text, each with its line and column; it does not know the options.</summary>
internal static class MenuConfigJson
{
    /// <summary>Reads one JSON object of simple values. Comments and trailing commas are allowed.</summary>
    /// <exception cref="MenuConfigException">The text is not UTF-8, not JSON, or not one object.</exception>
    internal static List<MenuConfigSetting> Read(ReadOnlySpan<byte> text, string source)
    {
        if (JsonTree.WithoutMark(text).Trim(" \t\r\n"u8).IsEmpty)
        {
            throw new MenuConfigException("the file is empty; it must hold one JSON object, at least {}", source, 1, 1);
        }

        try
        {
            return [.. JsonTree.Parse(text, source, JsonShape.Flat).Items.Select(Setting)];
        }
        catch (JsonTextException e)
        {
            // An error in a value is reported where its option is.
            var (line, column) = e.Property is { } option ? (option.Line, option.Column) : (e.Line, e.Column);
            throw new MenuConfigException(Reason(e), source, line, column, innerException: e.InnerException);
        }
    }

    private static string Reason(JsonTextException error) => error.Fault switch
    {
        JsonFault.NotUtf8 => "this is not UTF-8 text",
        JsonFault.NotAMap => $"the file must hold one JSON object, {{ … }}; it holds {Describe(error.Value!)}",
        JsonFault.LoneSurrogate => "a \\u escape here is half of a surrogate pair, which is not a character",
        _ => $"not valid JSON{(error.Mistake is { } mistake ? $": {mistake}" : "")}",
    };

    private static MenuConfigSetting Setting(JsonValue value) => new(
        value.Property!.Name,
        KindOf(value.Kind),
        value.Kind == JsonKind.Boolean ? Word(value.IsTrue) : value.Text,
        Describe(value),
        value.Property.Line,
        value.Property.Column);

    private static SettingKind KindOf(JsonKind kind) => kind switch
    {
        JsonKind.Text => SettingKind.Text,
        JsonKind.Number => SettingKind.Number,
        JsonKind.Boolean => SettingKind.Flag,
        _ => SettingKind.Other,
    };

    private static string Describe(JsonValue value) => value.Kind switch
    {
        JsonKind.Map => "an object",
        JsonKind.List => "an array",
        JsonKind.Text => $"\"{ShownText.Cut(value.Raw)}\"",
        JsonKind.Number => ShownText.Cut(value.Text),
        JsonKind.Boolean => Word(value.IsTrue),
        _ => "null",
    };

    private static string Word(bool flag) => flag ? "true" : "false";
}
