using System.CommandLine;

namespace Rtos.Fuzz;

/// <summary>The commands and their arguments.</summary>
internal static class CommandLine
{
    /// <summary>Runs the command line.</summary>
    /// <param name="args">The arguments.</param>
    /// <param name="output">Results.</param>
    /// <param name="error">Progress and messages.</param>
    /// <returns>One of <see cref="ExitCode"/>.</returns>
    internal static int Run(string[] args, TextWriter output, TextWriter error)
    {
        var root = new RootCommand("Random scenarios, scripts and API programs for the emulator: each ends as documented, or is a finding.")
        {
            CampaignCommand.Create(ScenarioCampaign.CommandName, "Random and mutated scenario files.", output, error),
            CampaignCommand.Create(ScriptCampaign.CommandName, "Random and mutated MicroPython scripts.", output, error),
            CampaignCommand.Create(ApiCampaign.CommandName, "Random programs that call every public member of Rtos.Core and Rtos.Tasks.", output, error),
            CampaignCommand.Create(TrialCampaign.CommandName, "Programs that break their worker.", output, error, isHidden: true),
            WorkerCommand.Create(output),
            ReplayCommand.Create(output),
        };
        var parsed = root.Parse(args);
        if (parsed.Errors.Count > 0)
        {
            foreach (var problem in parsed.Errors)
            {
                error.WriteLine(problem.Message);
            }

            error.WriteLine($"the commands are {string.Join(", ", root.Subcommands.Where(c => !c.Hidden).Select(c => c.Name))}; see --help");
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

    /// <summary>Words, separated by commas.</summary>
    internal static string[] Words(string? text) => (text ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
