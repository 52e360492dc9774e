using System.Buffers;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;

namespace Rtos.Core;

/// <summary>Reads the settings of a JSON text, each with its line and column; knows no option.</summary>
internal static class MenuConfigJson
{
    private static readonly JsonReaderOptions Options = new()
    {
        AllowTrailingCommas = true,
        CommentHandling = JsonCommentHandling.Skip,
    };

    /// <summary>Reads one JSON object of simple values. Comments and trailing commas are allowed.</summary>
    /// <exception cref="MenuConfigException">The text is no UTF-8, no JSON, or not one object.</exception>
    internal static List<MenuConfigSetting> Read(ReadOnlySpan<byte> text, string source)
    {
        if (text.StartsWith(Encoding.UTF8.Preamble))
        {
            text = text[Encoding.UTF8.Preamble.Length..];
        }

        RequireUtf8(text, source);
        if (text.Trim(" \t\r\n"u8).IsEmpty)
        {
            throw new MenuConfigException("the file is empty; it must hold one JSON object, at least {}", source, 1, 1);
        }

        try
        {
            return ReadObject(text, source);
        }
        catch (JsonException error)
        {
            var mistake = JsonSyntax.FindMistake(text, isLoose: true);
            var place = new TextPosition(text);
            if (mistake is { } found)
            {
                place.AdvanceTo(found.Offset);
            }
            else
            {
                place.AdvanceTo(error.LineNumber ?? 0, error.BytePositionInLine ?? 0);
            }

            var reason = $"not valid JSON{(mistake is null ? "" : $": {mistake.Value.Problem}")}";
            throw new MenuConfigException(reason, source, place.Line, place.Column, innerException: error);
        }
    }

    private static List<MenuConfigSetting> ReadObject(ReadOnlySpan<byte> text, string source)
    {
        var settings = new List<MenuConfigSetting>();
        var place = new TextPosition(text);
        var reader = new Utf8JsonReader(text, Options);
        reader.Read();
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            place.AdvanceTo(reader.TokenStartIndex);
            var reason = $"the file must hold one JSON object, {{ … }}; it holds {Describe(ref reader)}";
            throw new MenuConfigException(reason, source, place.Line, place.Column);
        }

        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            place.AdvanceTo(reader.TokenStartIndex);
            var name = GetString(ref reader, source, ref place);
            reader.Read();
            var shown = Describe(ref reader);
            var kind = KindOf(reader.TokenType);
            var value = kind == SettingKind.Text ? GetString(ref reader, source, ref place) : Encoding.UTF8.GetString(reader.ValueSpan);
            settings.Add(new MenuConfigSetting(name, kind, value, shown, place.Line, place.Column));
            reader.Skip();
        }

        // Anything after the object is a syntax error, which the reader finds when it is asked to go on.
        reader.Read();
        return settings;
    }

    private static SettingKind KindOf(JsonTokenType token) => token switch
    {
        JsonTokenType.String => SettingKind.Text,
        JsonTokenType.Number => SettingKind.Number,
        JsonTokenType.True or JsonTokenType.False => SettingKind.Flag,
        _ => SettingKind.Other,
    };

    private static string Describe(ref Utf8JsonReader reader) => reader.TokenType switch
    {
        JsonTokenType.StartObject => "an object",
        JsonTokenType.StartArray => "an array",
        JsonTokenType.String => $"\"{ShownText.Cut(Encoding.UTF8.GetString(reader.ValueSpan))}\"",
        _ => ShownText.Cut(Encoding.UTF8.GetString(reader.ValueSpan)),
    };

    private static string GetString(ref Utf8JsonReader reader, string source, ref TextPosition place)
    {
        try
        {
            return reader.GetString()!;
        }
        catch (InvalidOperationException error)
        {
            const string Reason = "a \\u escape here is half of a surrogate pair, which is not a character";
            throw new MenuConfigException(Reason, source, place.Line, place.Column, innerException: error);
        }
    }

    private static void RequireUtf8(ReadOnlySpan<byte> text, string source)
    {
        if (Utf8.IsValid(text))
        {
            return;
        }

        var offset = 0;
        while (Rune.DecodeFromUtf8(text[offset..], out _, out var length) == OperationStatus.Done)
        {
            offset += length;
        }

        var place = new TextPosition(text);
        place.AdvanceTo(offset);
        throw new MenuConfigException("this is not UTF-8 text", source, place.Line, place.Column);
    }
}
