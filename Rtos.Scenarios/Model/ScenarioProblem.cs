namespace Rtos.Scenarios;

/// <summary>One mistake of a scenario file.</summary>
/// <param name="Location">Where it is.</param>
/// <param name="Problem">What is wrong and what is valid instead, without the place.</param>
public readonly record struct ScenarioProblem(JsonLocation Location, string Problem)
{
    /// <summary>The mistake on one line: file, line and column, path, what is wrong, what is valid instead.</summary>
    public override string ToString() => $"{Location}: {Problem}";
}
