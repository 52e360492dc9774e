using BenchmarkDotNet.Analysers;
using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Diagnosers;
using BenchmarkDotNet.Exporters;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Loggers;
using BenchmarkDotNet.Toolchains.InProcess.Emit;

namespace Rtos.Bench;

/// <summary>How the benchmarks run: in this process, because a project made on the fly would inherit this repository's locked restores and strict warnings.</summary>
internal sealed class BenchConfig : ManualConfig
{
    internal BenchConfig()
    {
        AddJob(Job.ShortRun.WithToolchain(InProcessEmitToolchain.Instance));
        AddDiagnoser(MemoryDiagnoser.Default);
        AddLogger(ConsoleLogger.Default);
        AddExporter(MarkdownExporter.GitHub);
        AddColumnProvider(DefaultColumnProviders.Instance);
        AddAnalyser([.. DefaultConfig.Instance.GetAnalysers()]);
        ArtifactsPath = Path.Combine("artifacts", "benchmarks");
    }
}
