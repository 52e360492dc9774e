namespace Rtos.Fuzz;

/// <summary>Something that should not have happened.</summary>
/// <param name="Signature">What it is, the same for every program that shows it.</param>
/// <param name="Details">What was seen: message, stack, difference.</param>
internal sealed record Complaint(string Signature, string Details)
{
    /// <summary>Whether the signature names the methods of the emulator in which it happened.</summary>
    internal bool HasPlace { get; init; } = true;
}
