namespace Rtos.Fuzz;

/// <summary>What a random program throws on purpose.</summary>
internal sealed class FuzzException(string where) : Exception($"thrown on purpose by a {where}");
