namespace Rtos.Rules.Tests.Sources;

/// <summary>Every rule holds in the repository, and finds what breaks it.</summary>
[TestClass]
public sealed class SourceRulesTests
{
    [TestMethod]
    public void Repository_Files_AreFound()
    {
        var paths = SourceFile.Repository.Select(f => f.Path).ToList();
        CollectionAssert.IsSubsetOf(
            new[] { "Rtos.Core/Devices/Device.cs", "Rtos.Rules.Tests/Sources/SourceRulesTests.cs", "menuconfig.json", ".editorconfig", ".ci/run" }, paths);
    }

    [TestMethod]
    public void CoreAndTasks_Code_NamesFlavorsOnlyWhereTheyLive() => AssertNone(SourceRules.FlavorNames(SourceFile.Repository));

    [TestMethod]
    public void Product_CodeOfADevice_HasNoLocks() => AssertNone(SourceRules.Locks(SourceFile.Repository));

    [TestMethod]
    public void Tests_Names_SayMemberAndResult() => AssertNone(SourceRules.TestNames(SourceFile.Repository));

    [TestMethod]
    public void Code_Files_AreShort() => AssertNone(SourceRules.LongFiles(SourceFile.Repository));

    [TestMethod]
    public void Code_Comments_PromiseNothing() => AssertNone(SourceRules.UnfinishedWork(SourceFile.Repository));

    [TestMethod]
    public void Product_Code_SuppressesHardlyAnyWarning()
    {
        var pragmas = SourceRules.Pragmas(SourceFile.Repository).ToList();
        Assert.IsLessThanOrEqualTo(SourceRules.MostPragmas, pragmas.Count, string.Join("\n", pragmas));
    }

    [TestMethod]
    public void Product_Files_HoldOnePublicTypeEach() => AssertNone(SourceRules.SeveralPublicTypes(SourceFile.Repository));

    [TestMethod]
    public void Repository_Files_NameNoMachineAndNoRegistry() => AssertNone(SourceRules.MachinePaths(SourceFile.Repository));

    [TestMethod]
    [DataRow("Rtos.Core/Kernel/A.cs", "if (kind == KernelKind.Smp)", 2)]
    [DataRow("Rtos.Tasks/A.cs", "var isIdf = true;", 1)]
    [DataRow("Rtos.Core/Kernel/A.cs", "new UpstreamFlavor(s)", 1)]
    [DataRow("Rtos.Core/Kernel/A.cs", "/// <summary>As KernelKind.Idf says.</summary>", 0)]
    [DataRow("Rtos.Core/Kernel/A.cs", "[EspIdf(\"app_main\")]", 0)]
    [DataRow("Rtos.Core/Flavors/A.cs", "new UpstreamFlavor(s)", 0)]
    [DataRow("Rtos.Core/Configuration/A.cs", "KernelKind kind", 0)]
    [DataRow("Rtos.Scenarios/A.cs", "KernelKind kind", 0)]
    public void FlavorNames_Used_AreFoundOutsideTheirFolders(string path, string code, int expected) =>
        Assert.HasCount(expected, SourceRules.FlavorNames([new SourceFile(path, code)]).ToList());

    [TestMethod]
    [DataRow("Rtos.Core/A.cs", "lock (gate)", 1)]
    [DataRow("Rtos.Core/A.cs", "// lock (gate)", 0)]
    [DataRow("Rtos.Core/A.cs", "Block(gate)", 0)]
    [DataRow("Rtos.Hosting/A.cs", "lock (gate)", 0)]
    public void Locks_InADevice_AreFound(string path, string code, int expected) =>
        Assert.HasCount(expected, SourceRules.Locks([new SourceFile(path, code)]).ToList());

    [TestMethod]
    [DataRow("Send_QueueFull_Blocks", 0)]
    [DataRow("Send_Blocks", 0)]
    [DataRow("SendBlocks", 1)]
    [DataRow("Send_blocks", 1)]
    public void TestNames_WithoutAResult_AreFound(string name, int expected) => Assert.HasCount(
        expected,
        SourceRules.TestNames([new SourceFile("Rtos.A.Tests/A.cs", $"    [TestMethod]\n    [DataRow(1)]\n    public async Task {name}(int a)\n    public void Help()")]).ToList());

    [TestMethod]
    public void LongFiles_OneLineTooLong_IsFound()
    {
        var longest = string.Concat(Enumerable.Repeat("\n", SourceRules.LongestFile));
        AssertNone(SourceRules.LongFiles([new SourceFile("A.cs", longest)]));
        Assert.HasCount(1, SourceRules.LongFiles([new SourceFile("A.cs", longest + "\n")]).ToList());
    }

    [TestMethod]
    [DataRow("// TO" + "DO: later")]
    [DataRow("x(); // FIX" + "ME")]
    [DataRow("/// HA" + "CK")]
    public void UnfinishedWork_InAComment_IsFound(string code) =>
        Assert.HasCount(1, SourceRules.UnfinishedWork([new SourceFile("A.cs", code)]).ToList());

    [TestMethod]
    public void Pragmas_InTheProduct_AreFound() =>
        Assert.HasCount(1, SourceRules.Pragmas([new SourceFile("Rtos.Core/A.cs", "#pragma warning disable CA1000\n#pragma warning restore CA1000")]).ToList());

    [TestMethod]
    [DataRow("public sealed class A\n{\n}\n\npublic enum B\n{\n}", 1)]
    [DataRow("public readonly record struct A(int B);\npublic sealed record C;", 1)]
    [DataRow("public interface IA;\npublic delegate void Handler(int a);", 1)]
    [DataRow("public sealed class A;\ninternal enum B\n{\n}", 0)]
    [DataRow("public sealed class A\n{\n    public enum B\n    {\n    }\n}", 0)]
    [DataRow("public sealed partial class A;\npublic sealed partial class A;", 0)]
    public void SeveralPublicTypes_InOneFile_AreFound(string code, int expected) =>
        Assert.HasCount(expected, SourceRules.SeveralPublicTypes([new SourceFile("Rtos.Core/A.cs", code)]).ToList());

    [TestMethod]
    [DataRow("see /wor" + "k/main/x")]
    [DataRow("see /tm" + "p/x")]
    [DataRow("\"/hom" + "e/someone/x\"")]
    [DataRow("https://api.nuget" + ".org/v3")]
    [DataRow("registry.npm" + "js.com")]
    public void MachinePaths_InAnyTextFile_AreFound(string text)
    {
        Assert.HasCount(1, SourceRules.MachinePaths([new SourceFile("docs/a.md", text)]).ToList());
        AssertNone(SourceRules.MachinePaths([new SourceFile("docs/a.md", "a frame/work/item, docs/tmp/x")]));
    }

    private static void AssertNone(IEnumerable<string> broken) => Assert.AreEqual("", string.Join("\n", broken));
}
