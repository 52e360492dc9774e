using Rtos.Scenarios;
using Rtos.Tests.Cli;
using Rtos.Tests.Core.Configuration;
using Rtos.Tests.Conformance;

namespace Rtos.Tests.Examples;

/// <summary>The scenarios that ship, each with its trace beside it.</summary>
[TestClass]
public sealed class ScenarioFileTests
{
    public static IEnumerable<string> Names =>
        Directory.EnumerateFiles(RepositoryFile.PathOf("scenarios"), "*.json", SearchOption.AllDirectories)
            .Select(f => Path.ChangeExtension(Path.GetRelativePath(RepositoryFile.PathOf("scenarios"), f), null).Replace('\\', '/'))
            .Order(StringComparer.Ordinal);

    [TestMethod]
    [DynamicData(nameof(Names))]
    public void Run_Scenario_GivesTheTraceBesideIt(string name)
    {
        var scenario = ScenarioReader.Read(RepositoryFile.PathOf($"scenarios/{name}.json"));
        Assert.AreEqual(Path.GetFileName(name), scenario.Name, "a scenario is named as its file");
        Assert.IsNull(TraceDifference.Find(name, RepositoryFile.Read($"scenarios/{name}.trace"), ScenarioRun.Execute(scenario)));
    }

    [TestMethod]
    public void Verify_TheFolder_PassesEveryScenario()
    {
        var count = Names.Count();
        Assert.IsGreaterThanOrEqualTo(3, count);
        Assert.AreEqual(
            new CommandLineRun(0, $"{count} passed, 0 failed\n", ""), CommandLineRun.Of("verify", RepositoryFile.PathOf("scenarios")));
    }
}
