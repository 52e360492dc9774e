using System.Text.Json;
using System.Text.Json.Serialization;

namespace Rtos.Bench;

/// <summary>A comparison for machines.</summary>
internal static class ComparisonJson
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    internal static string Write(Comparison comparison) => JsonSerializer.Serialize(comparison, Options);
}
