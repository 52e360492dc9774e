using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Rtos.Core;

/// <summary>Makes the JSON schema of <c>menuconfig.json</c> from the table of options.</summary>
public static class MenuConfigSchema
{
    private static readonly JsonWriterOptions Options = new()
    {
        Indented = true,
        IndentSize = 2,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>The schema (JSON Schema, draft 7), which is the content of <c>menuconfig.schema.json</c>.</summary>
    /// <returns>The text; every line ends with a line feed. The same on every machine.</returns>
    /// <remarks>It has the types, ranges and defaults; only the reader checks the rules between options.</remarks>
    public static string Generate()
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, Options))
        {
            writer.WriteStartObject();
            writer.WriteString("$schema", "http://json-schema.org/draft-07/schema#");
            writer.WriteString("title", "Esp32Emu menuconfig.json");
            writer.WriteString("type", "object");
            writer.WriteBoolean("allowTrailingCommas", true);
            writer.WriteBoolean("additionalProperties", false);
            WriteProperties(writer);
            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.ToArray()) + "\n";
    }

    private static void WriteProperties(Utf8JsonWriter writer)
    {
        writer.WriteStartObject("properties");
        writer.WriteStartObject("$schema");
        writer.WriteString("type", "string");
        writer.WriteEndObject();
        foreach (var option in MenuConfigOptions.All)
        {
            writer.WriteStartObject(option.Name);
            WriteOption(writer, option);
            writer.WriteEndObject();
        }

        foreach (var option in MenuConfigOptions.All)
        {
            writer.WriteStartObject(MenuConfigOptions.Prefix + option.Name);
            writer.WriteString("$ref", "#/properties/" + option.Name);
            writer.WriteEndObject();
        }

        writer.WriteEndObject();
    }

    private static void WriteOption(Utf8JsonWriter writer, MenuConfigOption option)
    {
        var unit = option.Unit.Length == 0 ? "" : $" Unit: {option.Unit}.";
        writer.WriteString("description", $"{option.Help}{unit} Default: {option.DefaultInWords}.");
        writer.WriteString("type", option.Type switch
        {
            MenuConfigType.Flag => "boolean",
            MenuConfigType.Number => "integer",
            _ => "string",
        });
        if (option.Choices.Count > 0)
        {
            writer.WriteStartArray("enum");
            foreach (var choice in option.Choices)
            {
                WriteValue(writer, option, choice);
            }

            writer.WriteEndArray();
        }
        else if (option.Type == MenuConfigType.Number)
        {
            writer.WriteNumber("minimum", option.Minimum);
            writer.WriteNumber("maximum", option.Maximum);
        }
        else if (option.Type == MenuConfigType.Text)
        {
            writer.WriteNumber("minLength", option.Minimum);
            writer.WriteNumber("maxLength", option.Maximum);
            writer.WriteString("pattern", "^[ -~]*$");
        }

        if (option.DefaultNote is null)
        {
            writer.WritePropertyName("default");
            WriteValue(writer, option, option.Default);
        }
    }

    private static void WriteValue(Utf8JsonWriter writer, MenuConfigOption option, string value)
    {
        switch (option.Type)
        {
            case MenuConfigType.Flag:
                writer.WriteBooleanValue(value == "true");
                break;
            case MenuConfigType.Number:
                writer.WriteNumberValue(long.Parse(value, NumberStyles.None, CultureInfo.InvariantCulture));
                break;
            default:
                writer.WriteStringValue(value);
                break;
        }
    }
}
