using System.Text.Encodings.Web;
using System.Text.Json;
using Rtos.Core;
using Rtos.Explore;

namespace Rtos.Cli;

/// <summary>What came of searches, as one JSON document.</summary>
internal static class JsonReport
{
    private static readonly JsonWriterOptions Options = new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes it.</summary>
    internal static void Write(Stream stream, IReadOnlyList<SearchReport> reports)
    {
        using (var json = new Utf8JsonWriter(stream, Options))
        {
            json.WriteStartObject();
            json.WriteString("version", ScheduleSearcher.Version);
            json.WriteStartArray("searches");
            foreach (var report in reports)
            {
                WriteSearch(json, report);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        stream.WriteByte((byte)'\n');
    }

    private static void WriteSearch(Utf8JsonWriter json, SearchReport report)
    {
        var outcome = report.Outcome;
        json.WriteStartObject();
        json.WriteString("file", report.File);
        json.WriteString("strategy", report.Options.Strategy);
        json.WriteNumber("seed", report.Options.Seed);
        json.WriteNumber("schedules", outcome?.Schedules ?? 0);
        json.WriteNumber("seconds", report.Seconds);
        json.WriteNumber("choicePoints", outcome?.Points ?? 0);
        if (outcome is { Proven: >= 0 and var proven })
        {
            json.WriteNumber("proven", proven);
        }
        else
        {
            json.WriteNull("proven");
        }

        json.WriteStartObject("coverage");
        json.WriteNumber("handOvers", outcome?.Coverage.HandOvers ?? 0);
        json.WriteNumber("states", outcome?.Coverage.States ?? 0);
        json.WriteNumber("newProbability", outcome?.Coverage.New ?? 1);
        json.WriteEndObject();
        json.WriteBoolean("stopped", report.IsStopped);
        json.WriteString("problem", report.Problem);
        if (outcome?.Finding is { } finding)
        {
            WriteFinding(json, finding);
        }
        else
        {
            json.WriteNull("finding");
        }

        json.WriteEndObject();
    }

    private static void WriteFinding(Utf8JsonWriter json, SearchFinding finding)
    {
        json.WriteStartObject("finding");
        json.WriteNumber("number", finding.Number);
        json.WriteString("kind", ExploreOptions.NameOf(finding.Failure.Kind));
        json.WriteString("message", finding.Failure.Message);
        json.WriteNumber("atCycles", finding.Failure.At.Value);
        json.WriteString("schedule", finding.Schedule.ToString());
        json.WriteStartArray("deviations");
        foreach (var deviation in finding.Schedule.Deviations)
        {
            json.WriteStartObject();
            json.WriteNumber("point", deviation.Number);
            json.WriteString("kind", deviation.Kind switch { ChoiceKind.Work => "work", ChoiceKind.Call => "call", _ => "interrupt" });
            json.WriteNumber("cycles", deviation.Value);
            json.WriteString("task", deviation.Task);
            json.WriteString("operation", deviation.Operation);
            json.WriteNumber("at", deviation.Time);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }
}
