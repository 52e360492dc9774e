using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Races;
using Rtos.Cli;
using Rtos.Core;
using Rtos.Testing;
using Rtos.Tests.Cli;
using Rtos.Tests.Examples;

namespace Rtos.Tests.Explore.Page;

/// <summary>The pages about the search: their code, output and table are those of the programs.</summary>
[TestClass]
public sealed partial class ExplorePageTests
{
    private const string PageName = "docs/explore.md";
    private const string RacesPage = "examples/races/README.md";

    [TestMethod]
    public void Page_ItsSections_AreWhatComesOut() =>
        RepositoryFile.AssertGenerated(PageName, ObjectsPage.Fill(RepositoryFile.Read(PageName), Content));

    [TestMethod]
    public void Page_ItsSections_AreThoseOfTheRaces()
    {
        var text = new StringBuilder();
        foreach (var race in RaceTable.All)
        {
            text.Append(CultureInfo.InvariantCulture, $"### {race.Name}\n\n");
            text.Append(Wrapped($"{race.Bug} {race.Schedule} {race.Fix} ([source]({Source(race)}))")).Append('\n');
        }

        RepositoryFile.AssertGenerated(RacesPage, RepositoryFile.WithSection(RepositoryFile.Read(RacesPage), "races", text.ToString()));
    }

    // The schedule of the page repeats the failure of the page.
    [TestMethod]
    public void Page_ItsSchedule_RepeatsTheFailure()
    {
        var schedule = ScheduleOf(RepositoryFile.Read(PageName));
        BrokenProgram.Workers? workers = null;

        var device = ScheduleSearch.Replay(
            device => workers = new BrokenProgram.Workers(device), schedule, search => search.Until(TimeSpan.FromMilliseconds(50)));

        Assert.AreEqual(1, workers!.Ended);
        Assert.AreEqual(device.Clock.At(milliseconds: 50), device.Now);
    }

    private static string Content(PageBlock block) => block.Kind switch
    {
        "code" => ObjectsPage.Code(block.Name, "Rtos.Tests/Explore/Page"),
        "failure" => Failure(),
        "command" => WithoutTimes(CommandLineRun.Of([.. Arguments(block.Name)]).Output),
        "race" => WithoutTimes(Race(block.Name)),
        _ => throw new FormatException($"the page has a block of the unknown kind {block.Kind}"),
    };

    private static string Failure() =>
        WithoutTimes(Assert.ThrowsExactly<ScheduleSearchException>(() => ScheduleSearch.Check(device => new BrokenProgram.Workers(device), search => search
            .Until(TimeSpan.FromMilliseconds(50))
            .AtEnd("both workers end", workers => workers.Ended == 2))).Message.TrimEnd('\n') + "\n");

    private static string Race(string name)
    {
        using var output = new StringWriter(CultureInfo.InvariantCulture) { NewLine = "\n" };
        Races.Program.Run(output, name);
        return output.ToString().TrimEnd('\n') + "\n";
    }

    // Files are named as from the repository's root.
    private static IEnumerable<string> Arguments(string command)
    {
        foreach (var word in command.Split(' '))
        {
            yield return word.Contains('/', StringComparison.Ordinal) ? RepositoryFile.PathOf(word) : word;
        }
    }

    private static string WithoutTimes(string output) =>
        SecondsOfTheHost().Replace(output.Replace(RepositoryFile.PathOf("examples/"), "examples/", StringComparison.Ordinal), "${1}0.10 s");

    private static string ScheduleOf(string page) => ScheduleOfAPage().Match(page).Groups[1].Value;

    private static string Source(RaceEntry race) =>
        Path.GetFileName(Directory.EnumerateFiles(RepositoryFile.PathOf("examples/races"), "*.cs")
            .Single(f => File.ReadAllText(f).Contains($"\"{race.Name}\",", StringComparison.Ordinal)));

    private static string Wrapped(string text)
    {
        var lines = new StringBuilder();
        var length = 0;
        foreach (var word in text.Split(' '))
        {
            var isNew = length > 0 && length + 1 + word.Length > 118;
            lines.Append(isNew ? "\n" : length > 0 ? " " : "").Append(word);
            length = (isNew ? 0 : length > 0 ? length + 1 : 0) + word.Length;
        }

        return lines.Append('\n').ToString();
    }

    [GeneratedRegex(@"(in |\()\d+\.\d\d s")]
    private static partial Regex SecondsOfTheHost();

    [GeneratedRegex(@"Replay\(\.\.\., ""(e1:[^""]+)""")]
    private static partial Regex ScheduleOfAPage();
}
