namespace Rtos.Bench;

/// <summary>How a figure stands to its target.</summary>
internal enum Verdict
{
    /// <summary>There is no target.</summary>
    None,

    /// <summary>It is met.</summary>
    Ok,

    /// <summary>It is not.</summary>
    Missed,
}

/// <summary>Judges figures.</summary>
internal static class Verdicts
{
    internal static Verdict AtMost(double value, double? target) =>
        target is null ? Verdict.None : value <= target ? Verdict.Ok : Verdict.Missed;

    internal static Verdict AtLeast(double value, double target) => value >= target ? Verdict.Ok : Verdict.Missed;

    internal static string Text(Verdict verdict) => verdict switch
    {
        Verdict.Ok => "ok",
        Verdict.Missed => "MISSED",
        _ => "",
    };
}
