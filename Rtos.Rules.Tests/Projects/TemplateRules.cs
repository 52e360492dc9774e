namespace Rtos.Rules.Tests.Projects;

/// <summary>A project of a template may have any name, also that of a type that its files use.</summary>
[TestClass]
public sealed class TemplateRules
{
    [TestMethod]
    public void Files_OfTemplates_HaveTheirUsingsInsideTheNamespace()
    {
        var files = Directory.GetFiles(Path.Combine(RepositoryFile.Root, "Rtos.Templates/content"), "*.cs", SearchOption.AllDirectories);
        Assert.IsGreaterThan(4, files.Length);
        foreach (var file in files)
        {
            // A namespace of the project's name hides a type of that name from all code outside of it.
            var lines = File.ReadAllLines(file).Where(l => l.Length > 0 && !l.StartsWith("//", StringComparison.Ordinal)).ToArray();
            Assert.IsTrue(
                lines[0].StartsWith("[assembly: Microsoft.", StringComparison.Ordinal) || lines[0] == "namespace Esp32._1;",
                $"{file} begins with {lines[0]}");
        }
    }
}
