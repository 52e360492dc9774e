using System.Text.Json;
using Rtos.Core;

namespace Rtos.Tests.Core.Configuration;

[TestClass]
public sealed class GeneratedFilesTests
{
    private const string Page = "docs/menuconfig.md";

    [TestMethod]
    public void Generate_CommittedSchema_IsTheSame()
        => RepositoryFile.AssertGenerated("menuconfig.schema.json", MenuConfigSchema.Generate());

    [TestMethod]
    public void Docs_CommittedPage_HasTheTableAndTheRealMessages()
    {
        var page = RepositoryFile.WithSection(RepositoryFile.Read(Page), "options", MenuConfigDocs.Options());
        RepositoryFile.AssertGenerated(Page, RepositoryFile.WithSection(page, "errors", MenuConfigDocs.Errors()));
    }

    [TestMethod]
    public void Generate_Properties_AreTheOptionsUnderBothNames()
    {
        using var schema = JsonDocument.Parse(MenuConfigSchema.Generate());
        var names = schema.RootElement.GetProperty("properties").EnumerateObject().Select(property => property.Name);
        var options = MenuConfigOptions.All.Select(option => option.Name).ToArray();
        string[] expected = ["$schema", .. options, .. options.Select(name => "CONFIG_" + name)];
        CollectionAssert.AreEqual(expected, names.ToArray());
        Assert.IsFalse(schema.RootElement.GetProperty("additionalProperties").GetBoolean());
    }

    [TestMethod]
    [DataRow("FREERTOS_HZ", """{"type":"integer","minimum":1,"maximum":1000,"default":100}""")]
    [DataRow("ESP_DEFAULT_CPU_FREQ_MHZ", """{"type":"integer","enum":[80,160,240],"default":160}""")]
    [DataRow("ESP32EMU_PREEMPTION", """{"type":"boolean","default":true}""")]
    [DataRow("FREERTOS_UNICORE", """{"type":"boolean"}""")]
    [DataRow("ESP32EMU_KERNEL", """{"type":"string","enum":["freertos","idf","smp"],"default":"idf"}""")]
    [DataRow("FREERTOS_TIMER_SERVICE_TASK_NAME", """{"type":"string","minLength":1,"maxLength":255,"pattern":"^[ -~]*$","default":"Tmr Svc"}""")]
    public void Generate_Option_HasTypeRangeAndDefault(string name, string expected)
    {
        using var schema = JsonDocument.Parse(MenuConfigSchema.Generate());
        var option = schema.RootElement.GetProperty("properties").GetProperty(name);
        var rules = option.EnumerateObject().Where(property => property.Name != "description")
            .Select(property => $"\"{property.Name}\":{JsonSerializer.Serialize(property.Value)}");
        Assert.AreEqual(expected, "{" + string.Join(",", rules) + "}");
    }
}
