using System.CommandLine;

namespace Rtos.Fuzz;

/// <summary>The command of a campaign: all of it, or one program.</summary>
internal static class CampaignCommand
{
    private const int DefaultCount = 10_000;
    private const int DefaultMegabytes = 1024;
    private const double DefaultHangSeconds = 10;

    internal static Command Create(string name, string description, TextWriter output, TextWriter error, bool isHidden = false)
    {
        var seed = new Option<long>("--seed") { Description = "The seed of the campaign.", DefaultValueFactory = _ => 1 };
        var count = new Option<long>("--count") { Description = "How many programs.", DefaultValueFactory = _ => DefaultCount };
        var folder = new Option<string>("--out") { Description = "The folder for the state and the findings.", DefaultValueFactory = _ => "artifacts/fuzz", HelpName = "FOLDER" };
        var workers = new Option<int>("--workers") { Description = "How many processes.", DefaultValueFactory = _ => Environment.ProcessorCount };
        var hang = new Option<double>("--hang") { Description = "How many seconds a program may take.", DefaultValueFactory = _ => DefaultHangSeconds };
        var memory = new Option<int>("--memory") { Description = "How many MB a worker may take.", DefaultValueFactory = _ => DefaultMegabytes };
        var skip = new Option<string?>("--skip") { Description = "Leave out what contains one of these words, to look past a known defect.", HelpName = "WORD,…" };
        var fresh = new Option<bool>("--fresh") { Description = "Begin again: forget the state and the findings in the folder." };
        var only = new Option<long?>("--only") { Description = "Run only the program with this number, in this process.", HelpName = "NUMBER" };
        var verbose = new Option<bool>("--verbose", "-v") { Description = "With --only: show the program and what it does. Without: print progress, a line whenever the state has been saved." };
        var command = new Command(name, description) { seed, count, folder, workers, hang, memory, skip, fresh, only, verbose };
        command.Hidden = isHidden;
        command.SetAction(parsed =>
        {
            var skipped = CommandLine.Words(parsed.GetValue(skip));
            if (parsed.GetValue(only) is { } number)
            {
                return SingleProgram.Run(CampaignTable.Make(name), new ProgramId(parsed.GetValue(seed), number, skipped), parsed.GetValue(verbose), output);
            }

            return RunAll(
                new CampaignRequest(
                    name, parsed.GetValue(seed), parsed.GetValue(count), parsed.GetValue(folder)!, parsed.GetValue(workers), parsed.GetValue(hang),
                    parsed.GetValue(memory), skipped, parsed.GetValue(fresh), parsed.GetValue(verbose)),
                output,
                error);
        });
        return command;
    }

    private static int RunAll(CampaignRequest request, TextWriter output, TextWriter error)
    {
        if (request.Count < 1 || request.Workers < 1 || request.HangSeconds <= 0 || request.MemoryMegabytes < 1)
        {
            throw new BadInputException("--count, --workers, --hang and --memory must be greater than 0");
        }

        using var stop = new CancellationTokenSource();
        ConsoleCancelEventHandler cancel = (_, e) =>
        {
            e.Cancel = true;
            stop.Cancel();
        };
        Console.CancelKeyPress += cancel;
        try
        {
            return new Supervisor(request, output, error).Run(stop.Token);
        }
        finally
        {
            Console.CancelKeyPress -= cancel;
        }
    }
}
