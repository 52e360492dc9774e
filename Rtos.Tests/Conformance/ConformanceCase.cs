using System.Text;
using Rtos.Scenarios;

namespace Rtos.Tests.Conformance;

/// <summary>A scenario and the trace that the real kernel gave for it.</summary>
internal sealed record ConformanceCase(string Name, byte[] Json, byte[] TraceBytes)
{
    // Traces are ASCII; any other byte becomes a character that no trace of ours has, and differs.
    internal string Trace => Encoding.Latin1.GetString(TraceBytes);

    internal Scenario Read() => ScenarioReader.Parse(Json, Name + ".json");
}
