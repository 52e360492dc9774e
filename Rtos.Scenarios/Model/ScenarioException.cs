namespace Rtos.Scenarios;

/// <summary>A scenario file cannot be used: what is wrong, where, and what is valid instead.</summary>
/// <remarks>
/// The exception is about the first mistake found; <see cref="Problems"/> has all of them. The message has the form
/// <c>handover.json(12,34): $.tasks[0].ops[2]: unknown operation "recieve"; did you mean "receive"?</c>.
/// </remarks>
public sealed class ScenarioException : Exception
{
    /// <summary>Makes the error.</summary>
    /// <param name="location">Where the file is wrong.</param>
    /// <param name="problem">What is wrong and what is valid instead, without the place.</param>
    /// <param name="innerException">The exception that caused the error, if any.</param>
    public ScenarioException(JsonLocation location, string problem, Exception? innerException = null)
        : base($"{location}: {problem}", innerException)
    {
        Location = location;
        Problem = problem;
        Source = location.SourceName;
        Problems = [new ScenarioProblem(location, problem)];
    }

    internal ScenarioException(JsonLocation location, string problem, Exception? innerException, IReadOnlyList<ScenarioProblem> problems)
        : this(location, problem, innerException) => Problems = problems;

    /// <summary>Where the file is wrong. <see cref="Exception.Source"/> is the name of the file.</summary>
    public JsonLocation Location { get; }

    /// <summary>What is wrong and what is valid instead, without the place.</summary>
    public string Problem { get; }

    /// <summary>All mistakes of the file, in its order. Mere consequences of another mistake are not included.</summary>
    /// <value>At least one; after 1,000 the rest of the file is not read.</value>
    public IReadOnlyList<ScenarioProblem> Problems { get; }

    /// <summary>The line.</summary>
    /// <value>From 1; 0 when the file as a whole is meant.</value>
    public int Line => Location.Line;

    /// <summary>The column in characters.</summary>
    /// <value>From 1; 0 when the file as a whole is meant.</value>
    public int Column => Location.Column;

    /// <summary>The JSON path of the mistake, for instance <c>$.tasks[0].ops[2]</c>.</summary>
    public string Path => Location.Path;
}
