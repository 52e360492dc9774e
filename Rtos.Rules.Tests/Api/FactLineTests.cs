namespace Rtos.Rules.Tests.Api;

/// <summary>The comments say of C functions what the attributes say.</summary>
[TestClass]
public sealed class FactLineTests
{
    public static IEnumerable<object[]> Projects => ProductProject.All.Select(p => new object[] { p.Name });

    [TestMethod]
    [DynamicData(nameof(Projects))]
    public void Comments_OfAProject_SayWhatTheAttributesSay(string project)
    {
        foreach (var file in ProductProject.All.Single(p => p.Name == project).Files)
        {
            var expected = FactLine.Applied(file);
            if (expected != file.ToString())
            {
                RepositoryFile.AssertGenerated(file.FilePath, expected);
            }
        }
    }

    [TestMethod]
    public void Comments_OfThePublicApi_NameCOnlyByAttributes() =>
        Assert.AreEqual("", string.Join("\n", ProductProject.All.SelectMany(p => p.Files).SelectMany(FactLine.Unfounded)));

    [TestMethod]
    [DataRow("", "")]
    [DataRow("[Obsolete]", "")]
    [DataRow("[FreeRtos]", "FreeRTOS: none.")]
    [DataRow("[FreeRtos(\"a\", \"b\")]", "FreeRTOS: <c>a</c>, <c>b</c>.")]
    [DataRow("[FreeRtos(\"a\")]\n[EspIdf(\"b\")]", "FreeRTOS: <c>a</c>. ESP-IDF: <c>b</c>.")]
    [DataRow("[CallFrom(Caller.Task, Blocks.Yes)]", "Blocks: yes. From: task.")]
    [DataRow("[CallFrom(Caller.Host | Caller.Task, Blocks.No)]", "Blocks: no. From: host and task.")]
    [DataRow("[CallFrom(Caller.Host | Caller.Task | Caller.Interrupt, Blocks.OnItself)]", "Blocks: when a task does it to itself. From: host, task and interrupt.")]
    [DataRow("[FreeRtos(\"a\"), CallFrom(Caller.Task, Blocks.Forever)]", "FreeRTOS: <c>a</c>. Blocks: does not return. From: task.")]
    public void Of_Attributes_IsTheirLine(string attributes, string expected) => Assert.AreEqual(expected, FactLine.Of(Method("", attributes).AttributeLists));

    [TestMethod]
    [DataRow("<summary>Waits. FreeRTOS: <c>a</c>.</summary>", "<summary>Waits. FreeRTOS: <c>b</c>. Blocks: no. From: task.</summary>")]
    [DataRow("<remarks>Old. FreeRTOS: none. Blocks: yes. From: host and task. New.</remarks>", "<remarks>Old. FreeRTOS: <c>b</c>. Blocks: no. From: task. New.</remarks>")]
    [DataRow("<remarks>Old.</remarks>", "<remarks>Old. FreeRTOS: <c>b</c>. Blocks: no. From: task.</remarks>")]
    [DataRow("<remarks>\n    /// Old.\n    /// </remarks>", "<remarks>\n    /// Old. FreeRTOS: <c>b</c>. Blocks: no. From: task.\n    /// </remarks>")]
    [DataRow("<summary>Waits.</summary>", "<summary>Waits.</summary>\n    /// <remarks>FreeRTOS: <c>b</c>. Blocks: no. From: task.</remarks>")]
    [DataRow("<remarks>FreeRTOS:\n    /// <c>b</c>. Blocks: no.\n    /// From: task.</remarks>", "<remarks>FreeRTOS:\n    /// <c>b</c>. Blocks: no.\n    /// From: task.</remarks>")]
    public void Applied_Comment_HasTheLineOfTheAttributes(string comment, string expected)
    {
        const string Attributes = "[FreeRtos(\"b\"), CallFrom(Caller.Task, Blocks.No)]";
        Assert.AreEqual(Method(expected, Attributes).SyntaxTree.ToString(), FactLine.Applied(Method(comment, Attributes).SyntaxTree));
    }

    [TestMethod]
    public void Applied_ParameterOfARecord_HasALineOfItsOwn()
    {
        const string Code = "/// <summary>FreeRTOS: <c>a</c>.</summary>\n/// <param name=\"B\">FreeRTOS: <c>c</c>.</param>\n[FreeRtos(\"a\")]\npublic record A([property: FreeRtos(\"b\")] int B);";
        Assert.AreEqual(Code.Replace("<c>c</c>", "<c>b</c>", StringComparison.Ordinal), FactLine.Applied(ProductProject.Parse(Code, "A.cs")));
    }

    [TestMethod]
    [DataRow("public", "", "Waits.", 0)]
    [DataRow("public", "", "Waits. FreeRTOS: <c>a</c>.", 1)]
    [DataRow("public", "", "Waits. ESP-IDF: as usual.", 1)]
    [DataRow("internal", "", "FreeRTOS: <c>a</c>.", 0)]
    [DataRow("public", "[FreeRtos(\"a\")]", "FreeRTOS: <c>a</c>.", 0)]
    [DataRow("public", "[FreeRtos(\"a\")]", "FreeRTOS: <c>a</c>. And ESP-IDF: b.", 1)]
    public void Unfounded_InPublicComments_AreFound(string access, string attributes, string comment, int expected) =>
        Assert.HasCount(expected, FactLine.Unfounded(Method($"<summary>{comment}</summary>", attributes, access).SyntaxTree).ToList());

    private static MethodDeclarationSyntax Method(string comment, string attributes, string access = "public") =>
        ProductProject.Parse($"public class A\n{{\n    /// {comment}\n    {attributes}\n    {access} void M()\n    {{\n    }}\n}}\n", "A.cs")
            .GetRoot().DescendantNodes().OfType<MethodDeclarationSyntax>().Single();
}
