using System.Text.Json;
using Rtos.Core;

namespace Rtos.Hosting;

/// <summary>Reads the lines of a journal as JSON. A line that is not exactly as it was written is refused.</summary>
internal static class JournalLineReader
{
    private static readonly Dictionary<string, InputKind> InputKinds = Names<InputKind>();

    private static readonly Dictionary<string, JournalEntryKind> EntryKinds = Names<JournalEntryKind>();

    /// <exception cref="FormatException">The line is not the first line of a journal of this format.</exception>
    internal static JournalHeader Header(ReadOnlySpan<byte> line, ref JournalSum sum)
    {
        using var json = Parse(line);
        var root = json.RootElement;
        var format = root.TryGetProperty("journal", out var version) && version.ValueKind == JsonValueKind.Number
            && version.TryGetInt32(out var number) ? number : 0;
        if (format != JournalLine.Format)
        {
            throw new FormatException(format == 0 ? "it does not begin as a journal does" : WrongFormat(format, root));
        }

        sum.Check(line);
        var program = Get(root, "program", JsonValueKind.Object);
        var fields = Get(root, "configuration", JsonValueKind.Object);
        var first = Number(root, "first", 1, long.MaxValue);
        return new JournalHeader(
            format,
            Text(root, "product"),
            Text(root, "device"),
            new ProgramIdentity(Text(program, "name"), Text(program, "hash")),
            ConfigurationFields.All.Aggregate(new DeviceConfiguration(), (c, field) => With(c, field, field.Otherwise is { } value && !fields.TryGetProperty(field.Name, out _) ? value : Text(fields, field.Name))),
            first);
    }

    /// <exception cref="FormatException">The line is not valid, or is not the one that followed the previous line.</exception>
    internal static JournalEntry Entry(ReadOnlySpan<byte> line, ref JournalSum sum)
    {
        sum.Check(line);
        using var json = Parse(line);
        var root = json.RootElement;
        var at = new Instant(Number(root, "at", 0, JournalLine.LatestInstant));
        var name = Text(root, "kind");
        if (root.TryGetProperty("seq", out _))
        {
            return InputKinds.TryGetValue(name, out var input)
                ? new JournalEntry(JournalEntryKind.Input, at, Number(root, "seq", 1, long.MaxValue), ReadInput(root, input))
                : throw new FormatException($"\"{name}\" is not a kind of input; it must be {Listed(InputKinds.Keys)}");
        }

        if (InputKinds.ContainsKey(name))
        {
            throw new FormatException("an input without its number, \"seq\"");
        }

        return EntryKinds.TryGetValue(name, out var kind) && kind != JournalEntryKind.Input
            ? new JournalEntry(kind, at, Text: root.TryGetProperty("text", out _) ? Text(root, "text") : null)
            : throw new FormatException($"\"{name}\" is not a kind of line; it must be {Listed(EntryKinds.Keys.Where(k => k != "input"))}");
    }

    private static InputValue ReadInput(JsonElement root, InputKind kind) => kind switch
    {
        InputKind.Notify => new InputValue(
            kind,
            Text(root, "target"),
            Value: (uint)Number(root, "value", 0, uint.MaxValue),
            Action: Action(Text(root, "action")),
            Index: (int)Number(root, "index", 0, int.MaxValue)),
        InputKind.Send => new InputValue(kind, Text(root, "target"), Get(root, "item", null).GetRawText()),
        InputKind.Interrupt => new InputValue(kind, Text(root, "target")),
        _ => new InputValue(kind, "", Text(root, "line")),
    };

    private static NotifyAction Action(string name) =>
        Enum.GetValues<NotifyAction>().Where(a => a.ToString() == name).Select(a => (NotifyAction?)a).FirstOrDefault()
        ?? throw new FormatException($"\"{name}\" is not an action; it must be {Listed(Enum.GetNames<NotifyAction>())}");

    private static DeviceConfiguration With(DeviceConfiguration configuration, ConfigurationField field, string text)
    {
        try
        {
            return field.With(configuration, text);
        }
        catch (Exception e) when (e is FormatException or ArgumentException or OverflowException)
        {
            throw new FormatException($"\"{text}\" is not a value of {field.Name}", e);
        }
    }

    private static string WrongFormat(int format, JsonElement root)
    {
        var product = root.TryGetProperty("product", out var value) && value.ValueKind == JsonValueKind.String
            ? $", {value.GetString()}" : "";
        return FormattableString.Invariant(
            $"it has the format {format}; this version reads format {JournalLine.Format} only, so use the version that wrote it{product}");
    }

    private static JsonDocument Parse(ReadOnlySpan<byte> line)
    {
        try
        {
            var json = JsonDocument.Parse(line.ToArray());
            return json.RootElement.ValueKind == JsonValueKind.Object ? json : throw new FormatException("it is not a JSON object");
        }
        catch (JsonException e)
        {
            var (offset, problem) = JsonSyntax.FindMistake(line, isLoose: false) ?? ((int)(e.BytePositionInLine ?? 0), "not valid JSON");
            var place = new TextPosition(line);
            place.AdvanceTo(offset);
            throw new FormatException(FormattableString.Invariant($"it is not a JSON object: column {place.Column}: {problem}"), e);
        }
    }

    private static JsonElement Get(JsonElement of, string name, JsonValueKind? kind) =>
        !of.TryGetProperty(name, out var value) ? throw new FormatException($"\"{name}\" is missing")
        : kind is not null && value.ValueKind != kind
            ? throw new FormatException($"\"{name}\" must be a JSON {Noun(kind.Value)}, not {value.GetRawText()}")
        : value;

    private static string Noun(JsonValueKind kind) => kind switch
    {
        JsonValueKind.Object => "object",
        JsonValueKind.Number => "number",
        _ => "string",
    };

    private static string Text(JsonElement of, string name)
    {
        try
        {
            return Get(of, name, JsonValueKind.String).GetString()!;
        }
        catch (InvalidOperationException e)
        {
            throw new FormatException($"\"{name}\" is not valid Unicode", e);
        }
    }

    private static long Number(JsonElement of, string name, long least, long most)
    {
        var value = Get(of, name, JsonValueKind.Number);
        return value.TryGetInt64(out var number) && number >= least && number <= most
            ? number
            : throw new FormatException(FormattableString.Invariant($"\"{name}\" is {value.GetRawText()}; it must be {least} to {most}"));
    }

    private static string Listed(IEnumerable<string> names) => string.Join(", ", names);

    private static Dictionary<string, T> Names<T>()
        where T : struct, Enum =>
        Enum.GetValues<T>().ToDictionary(JournalLine.Name, StringComparer.Ordinal);
}
