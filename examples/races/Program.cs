using System.Globalization;
using Rtos.Testing;

namespace Races;

/// <summary>Firmware with a race, and a search that finds it.</summary>
public static class Program
{
    /// <summary>Searches a race, or lists them.</summary>
    /// <param name="args">The name of a race, and <c>--fixed</c> to search its fixed twin; nothing for the list.</param>
    /// <returns>0; 1 if a schedule fails; 2 for a name that there is not.</returns>
    public static int Main(string[] args)
    {
        ArgumentNullException.ThrowIfNull(args);
        return Run(Console.Out, args);
    }

    /// <summary>The same, with another output.</summary>
    /// <param name="output">Where it writes.</param>
    /// <param name="args">The arguments.</param>
    public static int Run(TextWriter output, params string[] args)
    {
        if (args is [])
        {
            foreach (var race in RaceTable.All)
            {
                output.WriteLine($"{race.Name,-26}{race.Promise}");
            }

            return 0;
        }

        if (RaceTable.Find(args[0]) is not { } found || args is not ([_] or [_, "--fixed"]))
        {
            output.WriteLine("usage: dotnet run --project examples/races -- NAME [--fixed]; without a name it lists the races");
            return 2;
        }

        try
        {
            var result = found.Search(isFixed: args.Length == 2);
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"no failure in {result.Schedules:#,0} schedules; the usual run has {result.ChoicePoints:#,0} choice points"));
            return 0;
        }
        catch (ScheduleSearchException e)
        {
            output.WriteLine(e.Message);
            return 1;
        }
    }
}
