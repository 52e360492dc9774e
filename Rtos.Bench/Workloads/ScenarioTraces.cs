namespace Rtos.Bench;

/// <summary>The traces that the real kernels wrote of W9's scenarios: their lines and SHA-256, the final states included.</summary>
internal static class ScenarioTraces
{
    private const int Short = 2_000_000;
    private const int Long = 20_000_000;

    internal static IReadOnlyList<ExpectedOutcome> Of(string scenario) => scenario switch
    {
        "w9_idf2" => Traces(
            new Outcome(705_948, "f70b5843b49fd6136be74a3c5610b44a560d70489bbd1f66ca9031295bd324c9"),
            new Outcome(7_059_306, "4f278cd7b4d9c352ea48f5713d6768d5fcd684b12f097410d560d60219bb6893")),
        "w9_smp2" => Traces(
            new Outcome(707_461, "fb3d00200101ec110e59c4287af113f8de5fa37bca973350049632bf72069794"),
            new Outcome(7_074_427, "850aa933268ddbc9fb9629bebf2227af70be99e2f8c91bfc6893aa55b9e9ac88")),
        "w9_idf1" or "w9_freertos1" => Traces(
            new Outcome(359_323, "707ac8401445c0283ec2cfde3479a9f9de05a1be467e05f46292ae1bec1b85ba"),
            new Outcome(3_593_023, "62b618cfcaf07e01a776eb24c599739873a584f55b1b9e051d4b807049e2c9d7")),
        _ => throw new ArgumentException($"there is no trace of {scenario}", nameof(scenario)),
    };

    private static ExpectedOutcome[] Traces(Outcome ofShort, Outcome ofLong) =>
        [new(Short, ofShort, Origin.RealKernel), new(Long, ofLong, Origin.RealKernel, Full: true)];
}
