using BenchmarkDotNet.Attributes;
using Rtos.Core;

namespace Rtos.Bench;

/// <summary>What the trace costs: the same hand-overs through a queue without it, and with it as text.</summary>
public class TraceBenchmarks : IDisposable
{
    private const int Items = 1000;

    private readonly StreamWriter _nowhere = new(Stream.Null, bufferSize: 1 << 16);
    private Device _silent = null!;
    private Device _traced = null!;

    /// <summary>Starts the devices.</summary>
    [GlobalSetup]
    public void Start()
    {
        _silent = HandOver.Create(KernelKind.FreeRtos, Items);
        _traced = HandOver.Create(KernelKind.FreeRtos, Items);
        _traced.AddTraceSink(new TextTraceSink(_nowhere));
    }

    /// <summary>No trace: a hand-over.</summary>
    [Benchmark(OperationsPerInvoke = Items, Baseline = true)]
    public void HandOverWithoutTrace() => _silent.RunFor(_silent.Clock.CyclesPerTick);

    /// <summary>The trace as text, which goes nowhere: a hand-over and its three lines.</summary>
    [Benchmark(OperationsPerInvoke = Items)]
    public void HandOverWithTraceText() => _traced.RunFor(_traced.Clock.CyclesPerTick);

    /// <inheritdoc/>
    public void Dispose()
    {
        _nowhere.Dispose();
        GC.SuppressFinalize(this);
    }
}
