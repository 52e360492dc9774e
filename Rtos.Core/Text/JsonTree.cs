using System.Buffers;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;

namespace Rtos.Core;

/// <summary>Reads a JSON file into values that know their places. Comments and trailing commas are allowed.</summary>
internal ref struct JsonTree
{
    private readonly ReadOnlySpan<byte> _utf8;
    private readonly string _sourceName;
    private readonly JsonShape _shape;
    private Utf8JsonReader _reader;
    private TextPosition _position;

    private JsonTree(ReadOnlySpan<byte> utf8, string sourceName, JsonShape shape)
    {
        _utf8 = utf8;
        _sourceName = sourceName;
        _shape = shape;
        _position = new TextPosition(utf8);
        _reader = new Utf8JsonReader(utf8, new JsonReaderOptions
        {
            AllowTrailingCommas = true,
            CommentHandling = JsonCommentHandling.Skip,
            MaxDepth = shape.ReaderDepth,
        });
    }

    /// <summary>Reads a whole file.</summary>
    /// <param name="utf8">The file.</param>
    /// <param name="sourceName">The name of it in messages.</param>
    /// <param name="shape">What it may be like.</param>
    /// <exception cref="JsonTextException">It is not like that.</exception>
    internal static JsonValue Parse(ReadOnlySpan<byte> utf8, string sourceName, JsonShape shape)
    {
        var text = WithoutMark(utf8);
        CheckEncoding(text);
        var tree = new JsonTree(text, sourceName, shape);
        tree.Next(null);
        var root = tree.ReadValue(null, null, 1);

        // What follows the value is a mistake, which the library finds when it is asked to go on.
        tree.Next(null);
        return root;
    }

    /// <summary>A text without the byte order mark that editors put first and do not show.</summary>
    internal static ReadOnlySpan<byte> WithoutMark(ReadOnlySpan<byte> utf8) =>
        utf8.StartsWith(Encoding.UTF8.Preamble) ? utf8[Encoding.UTF8.Preamble.Length..] : utf8;

    private static void CheckEncoding(ReadOnlySpan<byte> utf8)
    {
        if (Utf8.IsValid(utf8))
        {
            return;
        }

        var offset = 0;
        while (Rune.DecodeFromUtf8(utf8[offset..], out _, out var length) == OperationStatus.Done)
        {
            offset += length;
        }

        var place = new TextPosition(utf8);
        place.AdvanceTo(offset);
        throw new JsonTextException(JsonFault.NotUtf8, place.Line, place.Column) { WrongByte = utf8[offset] };
    }

    private JsonValue ReadValue(JsonValue? parent, JsonProperty? property, int level)
    {
        _position.AdvanceTo(_reader.TokenStartIndex);
        var kind = Kind(_reader.TokenType);
        var value = new JsonValue(_sourceName, parent, property, _position.Line, _position.Column)
        {
            Kind = kind,
            IsTrue = _reader.TokenType == JsonTokenType.True,
            Text = kind switch { JsonKind.Number => InFile(), JsonKind.Text => ReadText(parent, property), _ => "" },
            Raw = kind == JsonKind.Text && _reader.ValueIsEscaped ? InFile() : null,
            Whole = kind == JsonKind.Number ? Whole() : null,
        };
        if (level > _shape.DeepestLevel || (_shape.IsFlat && level == 1 && kind != JsonKind.Map))
        {
            throw Fault(level == 1 ? JsonFault.NotAMap : JsonFault.TooDeep, value);
        }

        if (_shape.IsFlat && level > 1)
        {
            Skip(parent);
        }
        else if (kind == JsonKind.List)
        {
            ReadItems(value, level);
        }
        else if (kind == JsonKind.Map)
        {
            ReadProperties(value, level);
        }

        return value;
    }

    private void ReadItems(JsonValue list, int level)
    {
        for (Next(list); _reader.TokenType != JsonTokenType.EndArray; Next(list))
        {
            list.Add(ReadValue(list, null, level + 1));
        }
    }

    private void ReadProperties(JsonValue map, int level)
    {
        Dictionary<string, JsonProperty>? seen = null;
        for (Next(map); _reader.TokenType != JsonTokenType.EndObject; Next(map))
        {
            _position.AdvanceTo(_reader.TokenStartIndex);
            var property = new JsonProperty(ReadText(map, null), _position.Line, _position.Column);
            var isFirst = _shape.Duplicate is null || (seen ??= new(StringComparer.Ordinal)).TryAdd(property.Name, property);
            if (!isFirst)
            {
                _shape.Duplicate!(map, property, seen![property.Name]);
            }

            Next(map);
            var value = ReadValue(map, property, level + 1);
            if (isFirst)
            {
                map.Add(value);
            }
        }
    }

    private string ReadText(JsonValue? container, JsonProperty? property)
    {
        try
        {
            return _reader.GetString()!;
        }
        catch (InvalidOperationException e)
        {
            // The bytes are valid UTF-8, so only an escape can be wrong.
            throw Fault(JsonFault.LoneSurrogate, container, property, e);
        }
    }

    private readonly string InFile() => Encoding.UTF8.GetString(_reader.ValueSpan);

    private readonly long? Whole() =>
        !_reader.ValueSpan.ContainsAnyExceptInRange((byte)'0', (byte)'9') && _reader.TryGetInt64(out var number) ? number : null;

    /// <summary>Goes on to the next token; a mistake in the syntax names the container that it is in.</summary>
    private void Next(JsonValue? container)
    {
        try
        {
            _reader.Read();
        }
        catch (JsonException e)
        {
            throw Mistake(e, container);
        }
    }

    private void Skip(JsonValue? container)
    {
        try
        {
            _reader.Skip();
        }
        catch (JsonException e)
        {
            throw Mistake(e, container);
        }
    }

    private readonly JsonTextException Fault(JsonFault fault, JsonValue? value, JsonProperty? property = null, Exception? inner = null) =>
        new(fault, _position.Line, _position.Column, inner) { Value = value, Property = property };

    // The library's own message speaks of tokens and bytes.
    private readonly JsonTextException Mistake(JsonException error, JsonValue? container)
    {
        var place = new TextPosition(_utf8);
        var mistake = JsonSyntax.FindMistake(_utf8, isLoose: true);
        if (mistake is { } found)
        {
            place.AdvanceTo(found.Offset);
        }
        else
        {
            place.AdvanceTo(error.LineNumber ?? 0, error.BytePositionInLine ?? 0);
        }

        return new JsonTextException(JsonFault.Syntax, place.Line, place.Column, error)
        {
            Value = container,
            Mistake = mistake?.Problem,
            IsNearEnd = _utf8[place.Offset..].Trim(" \t\r\n,"u8).IsEmpty,
            IsAtEnd = place.Offset == _utf8.Length,
        };
    }

    private static JsonKind Kind(JsonTokenType token) => token switch
    {
        JsonTokenType.StartObject => JsonKind.Map,
        JsonTokenType.StartArray => JsonKind.List,
        JsonTokenType.String => JsonKind.Text,
        JsonTokenType.Number => JsonKind.Number,
        JsonTokenType.True or JsonTokenType.False => JsonKind.Boolean,
        _ => JsonKind.Null,
    };
}
