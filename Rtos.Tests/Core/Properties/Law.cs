using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.FSharp.Core;

namespace Rtos.Tests.Core.Properties;

/// <summary>
/// Checks that something holds for many random values. A suite's verdict should depend on the sources alone, so the
/// chance is seeded; <c>ESP32EMU_SEED</c> chooses another seed and <see cref="Repetitions"/> the number of runs. A failure
/// shows the smallest value found and the seed.
/// </summary>
internal static class Law
{
    private const string SeedVariable = "ESP32EMU_SEED";

    internal static void Holds<T>(int runs, Gen<T> values, Func<T, IEnumerable<T>> smaller, Action<T> law)
    {
        var seed = Setting(SeedVariable, 20260101);
        var config = Config.QuickThrowOnFailure
            .WithMaxTest(Repetitions.Of(runs))
            .WithReplay(FSharpOption<Replay>.Some(new Replay(new Rnd(seed), FSharpOption<int>.None)));
        try
        {
            Check.One(config, Prop.ForAll(Arb.From(values, smaller), law));
        }
        catch (Exception e) when (e is not AssertFailedException)
        {
            throw new AssertFailedException(string.Create(CultureInfo.InvariantCulture, $"{SeedVariable}={seed}: {e.Message}"), e);
        }
    }

    /// <summary>Random sequences of steps; shorter ones are tried when one fails.</summary>
    internal static void HoldsForSteps<T>(int runs, int steps, Gen<T> step, Action<T[]> law) =>
        Holds(runs, Gen.Choose(1, steps).SelectMany(step.ArrayOf), Shorter.Of, law);

    private static ulong Setting(string name, ulong other) =>
        ulong.TryParse(Environment.GetEnvironmentVariable(name), CultureInfo.InvariantCulture, out var value) ? value : other;
}
