namespace Rtos.Scenarios;

/// <summary>The mistakes of a file that is being read. After a mistake, the reader continues with what does not depend on it.</summary>
internal sealed class ProblemList
{
    /// <summary>After this many mistakes the rest of the file is not read.</summary>
    internal const int Most = 1000;

    private readonly List<ScenarioException> _found = [];

    /// <summary>The number of mistakes so far.</summary>
    public int Count => _found.Count;

    /// <summary>Records a mistake; for exception filters.</summary>
    /// <returns>Whether the reader is to continue.</returns>
    public bool Add(ScenarioException problem)
    {
        if (_found.Count >= Most)
        {
            return false;
        }

        _found.Add(problem);
        return true;
    }

    /// <summary>Reads something. After a mistake the caller continues with another value.</summary>
    public T Try<T>(T otherwise, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (ScenarioException e) when (Add(e))
        {
            return otherwise;
        }
    }

    /// <summary>The first mistake, which refers to all others.</summary>
    public ScenarioException Combined()
    {
        var all = _found.Select(p => new ScenarioProblem(p.Location, p.Problem)).OrderBy(p => p.Location.Line).ThenBy(p => p.Location.Column);
        return new ScenarioException(_found[0].Location, _found[0].Problem, _found[0].InnerException, [.. all]);
    }
}
