namespace Rtos.Fuzz;

/// <summary>A source of random programs, and the judge of what each does.</summary>
/// <remarks>A program comes from the campaign's seed and its own number alone, so either can be run again by itself.</remarks>
/// <param name="name">The command that runs it.</param>
internal abstract class Campaign(string name)
{
    /// <summary>The command that runs it.</summary>
    internal string Name => name;

    /// <summary>How many programs run between two checks of the golden devices.</summary>
    internal abstract int ProgramsPerGoldenCheck { get; }

    /// <summary>Makes and runs one program.</summary>
    /// <param name="program">Which.</param>
    /// <param name="log">Where to write the program and what it does; null for nowhere.</param>
    /// <returns>How it ended, and what was wrong.</returns>
    internal abstract ProgramResult Run(ProgramId program, TextWriter? log);
}
