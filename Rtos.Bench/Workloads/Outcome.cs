namespace Rtos.Bench;

/// <summary>What a run has counted, and in which order it happened.</summary>
/// <param name="Operations">How many operations there were.</param>
/// <param name="Digest">A digest of who did what in which order; empty where counting proves enough.</param>
internal readonly record struct Outcome(long Operations, string Digest = "")
{
    public override string ToString() => Digest.Length == 0 ? $"{Operations}" : $"{Operations} {Digest}";
}
