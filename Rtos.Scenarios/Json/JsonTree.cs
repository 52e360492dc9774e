using System.Globalization;
using System.Text.Json;
using System.Text.Unicode;
using Rtos.Core;

namespace Rtos.Scenarios;

/// <summary>
/// Reads a JSON file into values that know their places. Comments and trailing commas are allowed; a property
/// may occur only once in its object.
/// </summary>
internal ref struct JsonTree
{
    private const int DeepestLevel = 16;
    private const int LongestNumber = 40;

    // One character of UTF-8 that editors put first and do not show.
    private static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

    private readonly ReadOnlySpan<byte> _utf8;
    private readonly string _sourceName;
    private readonly ProblemList _problems;
    private Utf8JsonReader _reader;
    private TextPosition _position;

    private JsonTree(ReadOnlySpan<byte> utf8, string sourceName, ProblemList problems)
    {
        _problems = problems;
        _utf8 = utf8;
        _sourceName = sourceName;
        _position = TextPosition.Start;

        // The reader's own limit is out of reach: this type's limit comes first and has a message with a place.
        _reader = new Utf8JsonReader(utf8, new JsonReaderOptions
        {
            AllowTrailingCommas = true,
            CommentHandling = JsonCommentHandling.Skip,
            MaxDepth = 2 * DeepestLevel,
        });
    }

    /// <summary>Reads a whole file.</summary>
    /// <param name="utf8">The file.</param>
    /// <param name="sourceName">What messages call it.</param>
    /// <param name="problems">Takes the mistakes after which the rest can be read.</param>
    /// <exception cref="ScenarioException">The file is not JSON as described.</exception>
    public static JsonValue Parse(ReadOnlySpan<byte> utf8, string sourceName, ProblemList problems)
    {
        var text = utf8.StartsWith(ByteOrderMark) ? utf8[ByteOrderMark.Length..] : utf8;
        CheckEncoding(text, sourceName);
        var tree = new JsonTree(text, sourceName, problems);
        tree.Next(null);
        var root = tree.ReadValue(null, null, 1);
        tree.Next(null);
        return root;
    }

    private static void CheckEncoding(ReadOnlySpan<byte> utf8, string sourceName)
    {
        if (Utf8.IsValid(utf8))
        {
            return;
        }

        var offset = 0;
        while (System.Text.Rune.DecodeFromUtf8(utf8[offset..], out _, out var length) == System.Buffers.OperationStatus.Done)
        {
            offset += length;
        }

        var place = TextPosition.Start;
        place.MoveTo(utf8, offset);
        throw new ScenarioException(
            new JsonLocation(sourceName, place.Line, place.Column, "$"),
            string.Create(CultureInfo.InvariantCulture, $"not valid UTF-8: byte 0x{utf8[offset]:X2}; save the file as UTF-8"));
    }

    private JsonValue ReadValue(JsonValue? parent, JsonProperty? property, int level)
    {
        _position.MoveTo(_utf8, (int)_reader.TokenStartIndex);
        var kind = Kind(_reader.TokenType);
        var value = new JsonValue(_sourceName, parent, property, _position.Line, _position.Column)
        {
            Kind = kind,
            IsTrue = _reader.TokenType == JsonTokenType.True,
            Text = kind switch { JsonKind.Number => Digits(), JsonKind.Text => ReadText(parent), _ => "" },
            Whole = kind == JsonKind.Number ? Whole() : null,
        };
        if (level > DeepestLevel)
        {
            throw value.Error(string.Create(CultureInfo.InvariantCulture, $"nested deeper than {DeepestLevel} levels"));
        }

        if (kind == JsonKind.List)
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
            _position.MoveTo(_utf8, (int)_reader.TokenStartIndex);
            var property = new JsonProperty(ReadText(map), _position.Line, _position.Column);
            if (!(seen ??= new(StringComparer.Ordinal)).TryAdd(property.Name, property))
            {
                var first = seen[property.Name];
                var problem = map.ErrorAt(property, string.Create(
                    CultureInfo.InvariantCulture,
                    $"duplicate property {Phrase.Quote(property.Name)}; it is already in line {first.Line}, column {first.Column}"));
                if (!_problems.Add(problem))
                {
                    throw problem;
                }

                // The first one counts.
                Next(map);
                ReadValue(map, property, level + 1);
                continue;
            }

            Next(map);
            map.Add(ReadValue(map, property, level + 1));
        }
    }

    private string ReadText(JsonValue? container)
    {
        try
        {
            return _reader.GetString()!;
        }
        catch (InvalidOperationException e)
        {
            // The bytes are valid UTF-8, so only an escape can be wrong: half of a surrogate pair.
            _position.MoveTo(_utf8, (int)_reader.TokenStartIndex);
            throw new ScenarioException(
                new JsonLocation(_sourceName, _position.Line, _position.Column, container?.Location.Path ?? "$"),
                "not valid text: an escape \\uD800 to \\uDFFF is alone; surrogates come in pairs",
                e);
        }
    }

    private readonly string Digits()
    {
        var digits = _reader.ValueSpan;
        return digits.Length <= LongestNumber
            ? System.Text.Encoding.ASCII.GetString(digits)
            : System.Text.Encoding.ASCII.GetString(digits[..LongestNumber]) + "…";
    }

    private readonly long? Whole() =>
        !_reader.ValueSpan.ContainsAnyExceptInRange((byte)'0', (byte)'9') && _reader.TryGetInt64(out var number) ? number : null;

    /// <summary>Goes on to the next token; a syntax error names the container that it is in.</summary>
    private void Next(JsonValue? container)
    {
        try
        {
            _reader.Read();
        }
        catch (JsonException e)
        {
            throw SyntaxError(e, container);
        }
    }

    private readonly ScenarioException SyntaxError(JsonException error, JsonValue? container)
    {
        var place = TextPosition.Start;
        var mistake = JsonSyntax.FindMistake(_utf8, isLoose: true);
        if (mistake is { } found)
        {
            place.MoveTo(_utf8, found.Offset);
        }
        else
        {
            place.MoveToLine(_utf8, error.LineNumber ?? 0, error.BytePositionInLine ?? 0);
        }

        var location = new JsonLocation(_sourceName, place.Line, place.Column, container?.Location.Path ?? "$");

        var isEnd = _utf8[place.Offset..].Trim(" \t\r\n,"u8).IsEmpty;
        if (isEnd && container is { Kind: JsonKind.List or JsonKind.Map })
        {
            var what = container.Kind == JsonKind.List ? "list" : "object";
            return new ScenarioException(location, string.Create(
                CultureInfo.InvariantCulture,
                $"the file ends too early: the {what} that begins in line {container.Line}, column {container.Column} is not closed"), error);
        }

        // The reader's own message speaks of tokens and bytes.
        var isEmpty = container is null && place.Offset == _utf8.Length;
        var text = isEmpty ? "the file is empty; expected an object (the scenario)" : $"not valid JSON{(mistake is null ? "" : $": {mistake.Value.Problem}")}";
        return new ScenarioException(location, text, error);
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
