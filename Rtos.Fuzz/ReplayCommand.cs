using System.CommandLine;
using System.Globalization;

namespace Rtos.Fuzz;

/// <summary>Runs the program of a finding's file again.</summary>
internal static class ReplayCommand
{
    private const int HeaderLines = 7;

    internal static Command Create(TextWriter output)
    {
        var file = new Argument<string>("FILE") { Description = "The file of a finding." };
        var command = new Command("replay", "Runs the program of a finding again, in this process, and shows what it does.") { file };
        command.SetAction(parsed => Run(parsed.GetValue(file)!, output));
        return command;
    }

    private static int Run(string path, TextWriter output)
    {
        if (!File.Exists(path))
        {
            throw new BadInputException($"there is no file {path}");
        }

        var fields = File.ReadLines(path).Take(HeaderLines)
            .Select(line => line.Split(": ", 2))
            .Where(pair => pair.Length == 2)
            .ToDictionary(pair => pair[0], pair => pair[1], StringComparer.Ordinal);
        var program = new ProgramId(Number(path, fields, "seed"), Number(path, fields, "program"), CommandLine.Words(fields.GetValueOrDefault("skip")));
        return SingleProgram.Run(CampaignTable.Make(fields.GetValueOrDefault("campaign", "")), program, isVerbose: true, output);
    }

    private static long Number(string path, Dictionary<string, string> fields, string name) =>
        long.TryParse(fields.GetValueOrDefault(name), CultureInfo.InvariantCulture, out var number)
            ? number
            : throw new BadInputException($"{path} is not the file of a finding: it has no line \"{name}: NUMBER\"");
}
