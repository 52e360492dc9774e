using System.CommandLine;
using BenchmarkDotNet.Running;

namespace Rtos.Bench;

/// <summary>What the kernel costs: workloads that count the same everywhere, and benchmarks of the kernel's parts.</summary>
internal static class Program
{
    internal static int Main(string[] args) => Run(args, Console.Out, Console.Error);

    /// <summary>Runs the command line.</summary>
    internal static int Run(string[] args, TextWriter output, TextWriter error)
    {
        var root = new RootCommand("What the kernel costs: workloads that count the same everywhere, and benchmarks of the kernel's parts.")
        {
            CheckCommand.Create(output),
            CompareCommand.Create(output),
            TimeCommand.Create(output),
            StartCommand.Create(output),
            ScriptCommand.Create(output),
            ExploreCommand.Create(output),
            RunCommand(),
        };
        var parsed = root.Parse(args);
        if (parsed.Errors.Count > 0)
        {
            foreach (var problem in parsed.Errors)
            {
                error.WriteLine(problem.Message);
            }

            error.WriteLine($"the commands are {string.Join(", ", root.Subcommands.Select(c => c.Name))}; see --help");
            return ExitCode.BadInput;
        }

        try
        {
            return parsed.Invoke(new InvocationConfiguration { Output = output, Error = error, EnableDefaultExceptionHandler = false });
        }
        catch (BadInputException e)
        {
            error.WriteLine(e.Message);
            return ExitCode.BadInput;
        }
    }

    private static Command RunCommand()
    {
        var command = new Command("run", "Runs the benchmarks of the kernel's parts; the options are BenchmarkDotNet's: --filter '*Yield*', --list flat, --job short …")
        {
            TreatUnmatchedTokensAsErrors = false,
        };
        command.SetAction(parsed =>
        {
            var summaries = BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run([.. parsed.UnmatchedTokens], new BenchConfig());
            return summaries.All(s => s.Reports.All(r => r.Success) && !s.HasCriticalValidationErrors) ? ExitCode.Ok : ExitCode.Failed;
        });
        return command;
    }
}
