using System.Collections.Immutable;
using Rtos.Core;

namespace Rtos.Scenarios;

/// <summary>The context for reading an object's properties.</summary>
/// <param name="names">The names that are declared already.</param>
/// <param name="times">The times of the scenario's kernel.</param>
/// <param name="problems">Receives mistakes after which the rest of a property can be read.</param>
internal sealed class ObjectReading(NameTable names, TimeReader times, ProblemList problems) : IObjectReading
{
    public uint ReadTicks(JsonValue value, uint least) => times.ReadTicks(value, least);

    public ImmutableArray<ScenarioObject> ReadMembers(ScenarioObject set, JsonValue list) => names.Members(set, list, problems);
}
