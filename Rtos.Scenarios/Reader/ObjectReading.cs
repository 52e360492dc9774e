using System.Collections.Immutable;
using Rtos.Core;

namespace Rtos.Scenarios;

/// <summary>What an object's properties are read with.</summary>
/// <param name="names">The names that are declared already.</param>
/// <param name="times">The times of the scenario's kernel.</param>
/// <param name="problems">Takes mistakes after which the rest of a property can be read.</param>
internal sealed class ObjectReading(NameTable names, TimeReader times, ProblemList problems) : IObjectReading
{
    public uint ReadTicks(JsonValue value, uint least) => times.ReadTicks(value, least);

    public ImmutableArray<ScenarioObject> ReadMembers(ScenarioObject set, JsonValue list) => names.Members(set, list, problems);
}
