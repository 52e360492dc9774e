using System.CommandLine;

namespace Rtos.Fuzz;

/// <summary>A worker process of a campaign. A hidden command.</summary>
internal static class WorkerCommand
{
    internal static Command Create(TextWriter output)
    {
        var name = new Argument<string>("CAMPAIGN");
        var seed = new Option<long>("--seed");
        var skip = new Option<string?>("--skip");
        var position = new Option<string>("--position") { Required = true };
        var command = new Command("worker", "A worker of a campaign.") { name, seed, skip, position };
        command.Hidden = true;
        command.SetAction(parsed => Worker.Run(
            CampaignTable.Make(parsed.GetValue(name)!),
            parsed.GetValue(seed),
            CommandLine.Words(parsed.GetValue(skip)),
            parsed.GetValue(position)!,
            Console.In,
            output));
        return command;
    }
}
