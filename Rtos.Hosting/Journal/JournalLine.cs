using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using Rtos.Core;

namespace Rtos.Hosting;

/// <summary>Writes the lines of a journal as JSON.</summary>
internal static class JournalLine
{
    internal const int Format = 2;

    /// <summary>The last instant that a line can contain: nothing runs beyond a quarter of 2^63 cycles.</summary>
    internal const long LatestInstant = long.MaxValue / 4;

    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    internal static void Write(ArrayBufferWriter<byte> buffer, JournalHeader header, ref JournalSum sum)
    {
        var from = buffer.WrittenCount;
        using (var json = new Utf8JsonWriter(buffer, Options))
        {
            json.WriteStartObject();
            json.WriteNumber("journal", header.Format);
            json.WriteString("product", header.Product);
            json.WriteString("device", header.Device);
            json.WriteNumber("first", header.FirstInput);
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
            End(json, buffer, from, ref sum);
        }

        buffer.Write("\n"u8);
    }

    internal static void Write(ArrayBufferWriter<byte> buffer, JournalEntry entry, ref JournalSum sum)
    {
        var from = buffer.WrittenCount;
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

            End(json, buffer, from, ref sum);
        }

        buffer.Write("\n"u8);
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
            json.WriteRawValue(input.Text!, skipInputValidation: true);
        }
        else if (input.Kind == InputKind.Console)
        {
            json.WriteString("line", input.Text);
        }
    }

    // The checksum is the last property of a line and covers everything before it.
    private static void End(Utf8JsonWriter json, ArrayBufferWriter<byte> buffer, int from, ref JournalSum sum)
    {
        json.Flush();
        sum.Add(buffer.WrittenSpan[from..]);
        json.WriteString(JournalSum.Name, sum.ToString());
        json.WriteEndObject();
    }

    internal static string Name<T>(T kind)
        where T : struct, Enum =>
        JsonNamingPolicy.CamelCase.ConvertName(kind.ToString());
}
