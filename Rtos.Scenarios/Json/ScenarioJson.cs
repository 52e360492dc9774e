using System.Globalization;
using Rtos.Core;

namespace Rtos.Scenarios;

/// <summary>Reads the JSON of a scenario: a property may occur only once in its object.</summary>
internal static class ScenarioJson
{
    private const int DeepestLevel = 16;

    /// <summary>Reads a whole file.</summary>
    /// <param name="utf8">The file.</param>
    /// <param name="sourceName">The name of it in messages.</param>
    /// <param name="problems">Receives the mistakes after which the rest can be read.</param>
    /// <exception cref="ScenarioException">The file is not JSON as described.</exception>
    public static JsonValue Parse(ReadOnlySpan<byte> utf8, string sourceName, ProblemList problems)
    {
        try
        {
            return JsonTree.Parse(utf8, sourceName, JsonShape.Nested(DeepestLevel, (map, again, first) => RefuseDuplicate(map, again, first, problems)));
        }
        catch (JsonTextException e)
        {
            throw new ScenarioException(new JsonLocation(sourceName, e.Line, e.Column, e.Value?.Path() ?? "$"), Problem(e), e.InnerException);
        }
    }

    private static void RefuseDuplicate(JsonValue map, JsonProperty again, JsonProperty first, ProblemList problems)
    {
        var problem = map.ErrorAt(again, string.Create(
            CultureInfo.InvariantCulture,
            $"duplicate property {Phrase.Quote(again.Name)}; it is already in line {first.Line}, column {first.Column}"));
        if (!problems.Add(problem))
        {
            throw problem;
        }
    }

    private static string Problem(JsonTextException error) => error switch
    {
        { Fault: JsonFault.NotUtf8 } => string.Create(CultureInfo.InvariantCulture, $"not valid UTF-8: byte 0x{error.WrongByte:X2}; save the file as UTF-8"),
        { Fault: JsonFault.TooDeep } => string.Create(CultureInfo.InvariantCulture, $"nested deeper than {DeepestLevel} levels"),
        { Fault: JsonFault.LoneSurrogate } => "not valid text: an escape \\uD800 to \\uDFFF is alone; surrogates come in pairs",
        { IsNearEnd: true, Value: { Kind: JsonKind.List or JsonKind.Map } container } => string.Create(
            CultureInfo.InvariantCulture,
            $"the file ends too early: the {(container.Kind == JsonKind.List ? "list" : "object")} that begins in line {container.Line}, column {container.Column} is not closed"),
        { IsAtEnd: true, Value: null } => "the file is empty; expected an object (the scenario)",
        { Mistake: { } mistake } => $"not valid JSON: {mistake}",
        _ => "not valid JSON",
    };
}
