using Rtos.Rules.Tests.Sources;

namespace Rtos.Rules.Tests.Projects;

[TestClass]
public sealed class ProjectRulesTests
{
    [TestMethod]
    public void Projects_References_PointOneWay()
    {
        Assert.IsTrue(SourceFile.Repository.Any(f => f.Path == "Rtos.Tasks/Rtos.Tasks.csproj"));
        Assert.AreEqual("", string.Join("\n", ProjectRules.WrongReferences(SourceFile.Repository)));
    }

    [TestMethod]
    public void Core_Packages_AreNone() => Assert.AreEqual("", string.Join("\n", ProjectRules.PackagesOfCore(SourceFile.Repository)));

    [TestMethod]
    public void Core_Assembly_ReferencesNothingButTheRuntime()
    {
        var others = typeof(Rtos.Core.Device).Assembly.GetReferencedAssemblies()
            .Where(a => !a.Name!.StartsWith("System.", StringComparison.Ordinal)).Select(a => a.Name);
        Assert.AreEqual("", string.Join("\n", others));
    }

    [TestMethod]
    [DataRow("Rtos.Core", "Rtos.Tasks")]
    [DataRow("Rtos.Tasks", "Rtos.Scenarios")]
    [DataRow("Rtos.Thread", "Rtos.Core")]
    [DataRow("Rtos.Hosting", "Rtos.Tasks")]
    [DataRow("Rtos.New", "Rtos.Core")]
    [DataRow("Example", "Rtos.Tests")]
    [DataRow("Rtos.Testing", "Rtos.Tasks.Analyzers")]
    [DataRow("Rtos.Tasks.Analyzers", "Rtos.Core")]
    [DataRow("Rtos.Tasks.Analyzers", "Rtos.Tasks.CodeFixes")]
    [DataRow("Rtos.Tasks.CodeFixes", "Rtos.Tasks")]
    public void WrongReferences_AgainstTheLayers_AreFound(string project, string reference) =>
        CollectionAssert.AreEqual(new[] { $"{project} -> {reference}" }, ProjectRules.WrongReferences([ProjectWith(project, "ProjectReference", $"../{reference}/{reference}.csproj")]).ToArray());

    [TestMethod]
    [DataRow("Rtos.Tasks.CodeFixes", "")]
    [DataRow("Rtos.Scenarios", "Rtos.Tasks -> Rtos.Scenarios")]
    public void WrongReferences_BuildOnly_MayBeToPartsOfTheCompiler(string reference, string expected) => Assert.AreEqual(
        expected,
        string.Join("\n", ProjectRules.WrongReferences(
            [ProjectWith("Rtos.Tasks", "ProjectReference", $"../{reference}/{reference}.csproj\" ReferenceOutputAssembly=\"false")])));

    [TestMethod]
    public void PackagesOfCore_OnePackage_IsFound() =>
        CollectionAssert.AreEqual(new[] { "Some.Package" }, ProjectRules.PackagesOfCore([ProjectWith("Rtos.Core", "PackageReference", "Some.Package")]).ToArray());

    private static SourceFile ProjectWith(string name, string kind, string include) =>
        new($"{name}/{name}.csproj", $"<Project><ItemGroup><{kind} Include=\"{include}\" /></ItemGroup></Project>");
}
