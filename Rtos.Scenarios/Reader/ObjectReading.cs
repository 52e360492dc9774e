namespace Rtos.Scenarios;

/// <summary>What an object's properties are read with.</summary>
/// <param name="Names">The names that are declared already.</param>
/// <param name="Times">The times of the scenario's kernel.</param>
/// <param name="Problems">Takes mistakes after which the rest of a property can be read.</param>
internal readonly record struct ObjectReading(NameTable Names, TimeReader Times, ProblemList Problems);
