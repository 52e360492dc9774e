namespace Rtos.Scenarios;

/// <summary>What an object's properties are read with.</summary>
/// <param name="Names">The names that are declared already.</param>
/// <param name="Times">The times of the scenario's kernel.</param>
internal readonly record struct ObjectReading(NameTable Names, TimeReader Times);
