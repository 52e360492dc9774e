using BenchmarkDotNet.Running;

namespace Rtos.Bench;

/// <summary>The benchmarks of the kernel's parts, and a quick check that the workloads do what they should.</summary>
internal static class Program
{
    private const int Ok = 0;
    private const int BadInput = 2;

    private const string Usage = """
        dotnet run --project Rtos.Bench -c Release -- COMMAND

        check            runs the workloads W1 to W4 small, asserts what they count, prints their times
        check --full     the same at full size: 8,000,000 items
        run [OPTIONS]    runs the benchmarks; the options are BenchmarkDotNet's: --filter '*Yield*', --list flat,
                         --job short, --memory false …

        Exit codes: 0 all is well, 1 a workload counts wrong or a benchmark failed, 2 bad arguments.

        """;

    internal static int Main(string[] args)
    {
        switch (args)
        {
            case ["check"]:
                return CheckCommand.Run(Console.Out, full: false);
            case ["check", "--full"]:
                return CheckCommand.Run(Console.Out, full: true);
            case ["run", .. var options]:
                var summaries = BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(options, new BenchConfig());
                return summaries.All(s => s.Reports.All(r => r.Success) && !s.HasCriticalValidationErrors) ? Ok : 1;
            case ["--help" or "-h" or "help"]:
                Console.Out.Write(Usage);
                return Ok;
            default:
                Console.Error.Write(args.Length == 0 ? Usage : $"unknown arguments: {string.Join(' ', args)}\n\n{Usage}");
                return BadInput;
        }
    }
}
