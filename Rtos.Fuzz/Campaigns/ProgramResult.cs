namespace Rtos.Fuzz;

/// <summary>How a program ended.</summary>
/// <param name="Outcome">One of the few ways in which a program of the campaign ends.</param>
/// <param name="Complaints">What was wrong; empty for a right outcome.</param>
internal sealed record ProgramResult(string Outcome, IReadOnlyList<Complaint> Complaints);
