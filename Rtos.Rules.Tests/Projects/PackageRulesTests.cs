using System.Text.RegularExpressions;
using Rtos.Rules.Tests.Sources;

namespace Rtos.Rules.Tests.Projects;

[TestClass]
public sealed partial class PackageRulesTests
{
    [TestMethod]
    public void Libraries_Dependencies_AskForTheLowestVersions() =>
        Assert.AreEqual("", string.Join("\n", PackageRules.HighDependencies(SourceFile.Repository)));

    [TestMethod]
    public void Libraries_TransitivePackages_AreNotPinned() =>
        Assert.AreEqual("", string.Join("\n", PackageRules.PinnedDependencies(SourceFile.Repository)));

    [TestMethod]
    public void Packages_Packed_AreThoseThatTheReadmeLists()
    {
        var listed = ReadmeRow().Matches(RepositoryFile.Read("README.md")).Select(m => m.Groups[1].Value);
        var packed = PackageRules.Ids(SourceFile.Repository);
        Assert.AreEqual(string.Join("\n", listed.Order()), string.Join("\n", packed.Order()));
    }

    [TestMethod]
    [DataRow("10.0.0", "", "")]
    [DataRow("10.0.14", "", "Rtos.A/Rtos.A.csproj: Some.Package 10.0.14")]
    [DataRow("10.1.0", "", "Rtos.A/Rtos.A.csproj: Some.Package 10.1.0")]
    [DataRow("10.0.0-rc.1", "", "Rtos.A/Rtos.A.csproj: Some.Package 10.0.0-rc.1")]
    [DataRow("10.0.14", "VersionOverride=\"10.0.0\"", "")]
    [DataRow("10.0.14", "PrivateAssets=\"all\"", "")]
    public void HighDependencies_OfALibrary_AreFound(string version, string attribute, string expected) =>
        Assert.AreEqual(
            expected, string.Join("\n", PackageRules.HighDependencies([Library(attribute), Versions(version)])));

    [TestMethod]
    public void HighDependencies_OfATool_AreAllowed()
    {
        var library = Library("").Text;
        var tool = new SourceFile(
            "Rtos.A/Rtos.A.csproj",
            library.Replace("<IsPackable>", "<PackAsTool>true</PackAsTool><IsPackable>", StringComparison.Ordinal));
        Assert.AreEqual("", string.Join("\n", PackageRules.HighDependencies([tool, Versions("10.0.14")])));
    }

    [TestMethod]
    public void PinnedDependencies_InALockFile_AreFound()
    {
        var pins = new SourceFile("Rtos.A/packages.lock.json", """{ "type": "CentralTransitive" }""");
        CollectionAssert.AreEqual(
            new[] { "Rtos.A/Rtos.A.csproj" }, PackageRules.PinnedDependencies([Library(""), pins]).ToArray());
    }

    private static SourceFile Versions(string version) => new(
        "Directory.Packages.props",
        $"<Project><ItemGroup><PackageVersion Include=\"Some.Package\" Version=\"{version}\" /></ItemGroup></Project>");

    private static SourceFile Library(string attribute) => new(
        "Rtos.A/Rtos.A.csproj",
        $"""
        <Project>
          <PropertyGroup><IsPackable>true</IsPackable></PropertyGroup>
          <ItemGroup><PackageReference Include="Some.Package" {attribute} /></ItemGroup>
        </Project>
        """);

    [GeneratedRegex("""^\| `(Rtos\.\w+|Esp32Emu)` \|""", RegexOptions.Multiline)]
    private static partial Regex ReadmeRow();
}
