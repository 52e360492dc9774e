using Rtos.Core;

namespace Rtos.Explore;

/// <summary>A program that is searched.</summary>
internal abstract class SearchSubject
{
    /// <summary>Begins a run: a device of its own, with the program loaded, that has not started. Called by several threads at once.</summary>
    internal abstract SearchRun Begin();
}

/// <summary>One run of the program that is searched.</summary>
internal abstract class SearchRun
{
    /// <summary>The device.</summary>
    internal abstract Device Device { get; }

    /// <summary>The end of the run.</summary>
    internal abstract Instant Until { get; }

    /// <summary>Runs the program until its end.</summary>
    /// <param name="stop">Asked between two instants; ends the run.</param>
    internal virtual void Execute(Func<bool> stop) => Device.RunUntil(stop, Until);

    /// <summary>Where a task is in the program's file; null if it is not known.</summary>
    /// <param name="task">The name of the task.</param>
    internal virtual string? PlaceOf(string task) => null;

    /// <summary>The place in the program's file of a panic; null if it is not known.</summary>
    internal virtual string? Place => null;

    /// <summary>Whether <see cref="Look"/> has anything to look at.</summary>
    internal virtual bool Looks => false;

    /// <summary>Looks at the program when the cores have settled.</summary>
    /// <returns>What is wrong; null if nothing is.</returns>
    internal virtual SearchFailure? Look() => null;

    /// <summary>Looks at the program at the end of its run, when nothing was wrong before.</summary>
    /// <returns>What is wrong; null if nothing is.</returns>
    internal virtual SearchFailure? LookAtEnd() => null;
}
