using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using Rtos.Core;

namespace Rtos.Hosting;

/// <summary>The lines of a journal as JSON, both ways.</summary>
internal static class JournalLine
{
    internal const int Format = 1;

    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    internal static void Write(ArrayBufferWriter<byte> buffer, JournalHeader header)
    {
        using (var json = new Utf8JsonWriter(buffer, Options))
        {
            json.WriteStartObject();
            json.WriteNumber("journal", header.Format);
            json.WriteString("product", header.Product);
            json.WriteString("device", header.Device);
            json.WriteStartObject("program");
            json.WriteString("name", header.Program.Name);
            json.WriteString("hash", header.Program.Hash);
            json.WriteEndObject();
            json.WriteStartObject("configuration");
            foreach (var field in ConfigurationFields.All)
            {
                json.WriteString(field.Name, field.Get(header.Configuration));
            }

            json.WriteEndObject();
            json.WriteEndObject();
        }

        buffer.Write("\n"u8);
    }

    internal static void Write(ArrayBufferWriter<byte> buffer, JournalEntry entry)
    {
        using (var json = new Utf8JsonWriter(buffer, Options))
        {
            json.WriteStartObject();
            json.WriteNumber("at", entry.At.Value);
            if (entry.Input is { } input)
            {
                json.WriteNumber("seq", entry.Sequence);
                WriteInput(json, input);
            }
            else
            {
                json.WriteString("kind", Name(entry.Kind));
            }

            if (entry.Text is not null)
            {
                json.WriteString("text", entry.Text);
            }

            json.WriteEndObject();
        }

        buffer.Write("\n"u8);
    }

    internal static JournalHeader ReadHeader(ReadOnlySpan<byte> line)
    {
        using var json = Parse(line);
        var root = json.RootElement;
        var format = root.TryGetProperty("journal", out var version) && version.TryGetInt32(out var number) ? number : 0;
        if (format != Format)
        {
            throw new FormatException(format == 0 ? "it does not begin as a journal does" : FormattableString.Invariant($"it has the form {format}; this version reads form {Format}"));
        }

        var program = root.GetProperty("program");
        var fields = root.GetProperty("configuration");
        var configuration = ConfigurationFields.All.Aggregate(
            new DeviceConfiguration(), (c, field) => field.With(c, fields.GetProperty(field.Name).GetString()!));
        return new JournalHeader(
            format,
            Text(root, "product"),
            Text(root, "device"),
            new ProgramIdentity(Text(program, "name"), Text(program, "hash")),
            configuration);
    }

    internal static JournalEntry ReadEntry(ReadOnlySpan<byte> line)
    {
        using var json = Parse(line);
        var root = json.RootElement;
        var at = new Instant(root.GetProperty("at").GetInt64());
        var name = Text(root, "kind");
        if (root.TryGetProperty("seq", out var sequence))
        {
            return new JournalEntry(JournalEntryKind.Input, at, sequence.GetInt64(), ReadInput(root, Enum.Parse<InputKind>(name, ignoreCase: true)));
        }

        var kind = Enum.Parse<JournalEntryKind>(name, ignoreCase: true);
        return kind == JournalEntryKind.Input
            ? throw new FormatException("an input without its number")
            : new JournalEntry(kind, at, Text: root.TryGetProperty("text", out var text) ? text.GetString() : null);
    }

    private static void WriteInput(Utf8JsonWriter json, InputValue input)
    {
        json.WriteString("kind", Name(input.Kind));
        if (input.Target.Length > 0)
        {
            json.WriteString("target", input.Target);
        }

        if (input.Kind == InputKind.Notify)
        {
            json.WriteNumber("value", input.Value);
            json.WriteString("action", input.Action.ToString());
            json.WriteNumber("index", input.Index);
        }
        else if (input.Kind == InputKind.Send)
        {
            json.WritePropertyName("item");
            json.WriteRawValue(input.Text!);
        }
        else if (input.Kind == InputKind.Console)
        {
            json.WriteString("line", input.Text);
        }
    }

    private static InputValue ReadInput(JsonElement root, InputKind kind) => kind switch
    {
        InputKind.Notify => new InputValue(
            kind,
            Text(root, "target"),
            Value: root.GetProperty("value").GetUInt32(),
            Action: Enum.Parse<NotifyAction>(Text(root, "action")),
            Index: root.GetProperty("index").GetInt32()),
        InputKind.Send => new InputValue(kind, Text(root, "target"), root.GetProperty("item").GetRawText()),
        InputKind.Interrupt => new InputValue(kind, Text(root, "target")),
        _ => new InputValue(kind, "", Text(root, "line")),
    };

    private static JsonDocument Parse(ReadOnlySpan<byte> line)
    {
        var json = JsonDocument.Parse(line.ToArray());
        return json.RootElement.ValueKind == JsonValueKind.Object ? json : throw new FormatException("a line is no JSON object");
    }

    private static string Text(JsonElement of, string name) => of.GetProperty(name).GetString() ?? throw new FormatException($"{name} is null");

    private static string Name<T>(T kind)
        where T : struct, Enum =>
        JsonNamingPolicy.CamelCase.ConvertName(kind.ToString());
}
