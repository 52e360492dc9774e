using System.Xml.Linq;
using Rtos.Core;

namespace Rtos.Rules.Tests.Api;

/// <summary>Whoever knows a name of FreeRTOS finds the member that stands for it, or why there is none.</summary>
[TestClass]
public sealed class ApiMapTests
{
    private const string Page = "docs/API.md";

    private static readonly ApiClaim Delay = new("vTaskDelay", "M:Delay", typeof(Rtos.Tasks.RtosTask).GetMethod("Delay"), "From task. Blocks.");

    [TestMethod]
    public void Docs_CommittedPage_HasTheMapOfTheCode()
    {
        var map = ApiMap.Load();
        var page = RepositoryFile.WithSection(RepositoryFile.Read(Page), "counts", map.Counts());
        RepositoryFile.AssertGenerated(Page, RepositoryFile.WithSection(page, "map", map.Tables()));
    }

    [TestMethod]
    public void Problems_ListAndComments_Agree() => Assert.AreEqual("", string.Join("\n", ApiMap.Load().Problems()));

    [TestMethod]
    [DataRow("task.h", 97)]
    [DataRow("queue.h", 33)]
    [DataRow("semphr.h", 21)]
    [DataRow("event_groups.h", 12)]
    [DataRow("stream_buffer.h", 26)]
    [DataRow("message_buffer.h", 19)]
    [DataRow("timers.h", 27)]
    public void Load_HeaderOfV11_HasAllItsNames(string header, int expected) =>
        Assert.AreEqual(expected, ApiName.Load().Count(n => n.Part == ApiName.Application && n.Header == header));

    [TestMethod]
    public void Existing_OfWhatApplicationsCall_AreNearlyAll()
    {
        Assert.AreEqual(235, ApiName.Load().Count(n => n.Part == ApiName.Application));
        Assert.IsGreaterThanOrEqualTo(225, ApiMap.Load().Existing(ApiName.Application).Count());
    }

    [TestMethod]
    [DataRow("+ vTaskDelay\n+ xTaskDelayUntil", "xTaskDelayUntil: neither claimed by a member nor refused")]
    [DataRow("+ vTaskDelay\n+ vTaskDelay", "vTaskDelay: listed twice")]
    [DataRow("+ vTaskDelay\n- xTaskDelayUntil", "xTaskDelayUntil: refused without a reason")]
    [DataRow("- vTaskDelay: No delays here.", "vTaskDelay: refused, but M:Delay claims it")]
    [DataRow("", "M:Delay: claims vTaskDelay, which is not in the list")]
    public void Problems_ListWrong_AreFound(string list, string expected) =>
        Assert.AreEqual(expected, new ApiMap(ApiName.Parse(list), [Delay]).Problems().Single());

    [TestMethod]
    public void Problems_MemberOfACommentMissing_AreFound()
    {
        var assembly = typeof(Rtos.Tasks.RtosTask).Assembly;
        var comments = DocumentationComments.Load(assembly);
        const string Id = "M:Rtos.Tasks.RtosTask.Delay(Rtos.Core.Ticks)";
        comments.Descendants("member").Single(m => m.Attribute("name")!.Value == Id).SetAttributeValue("name", "M:Rtos.Tasks.RtosTask.Dely(Rtos.Core.Ticks)");
        var map = new ApiMap(ApiName.Parse("+ vTaskDelay"), [.. ApiClaim.Of(assembly, comments)]);
        CollectionAssert.Contains(map.Problems().ToList(), "M:Rtos.Tasks.RtosTask.Dely(Rtos.Core.Ticks): claims vTaskDelay, but is no member");
        Assert.IsEmpty(map.Existing(""));
    }

    [TestMethod]
    [DataRow("FreeRTOS: <c>vTaskDelay</c>, <c>xTaskDelayUntil</c>. See <c>vTaskList</c>.", "vTaskDelay xTaskDelayUntil")]
    [DataRow("ESP-IDF: <c>TaskStatus_t</c>; FreeRTOS: whether\n <c>xTaskGetTickCount</c> does.", "TaskStatus_t xTaskGetTickCount")]
    [DataRow("FreeRTOS: what ends in <c>Static</c>, <c>sizeof( TCB_t )</c>", "")]
    [DataRow("Like <c>vTaskDelay</c> of FreeRTOS.", "")]
    public void NamesIn_Sentence_AreThoseOfC(string remarks, string expected)
    {
        var comment = XElement.Parse($"<member><summary>Waits.</summary><remarks>{remarks}</remarks></member>");
        Assert.AreEqual(expected, string.Join(' ', ApiClaim.NamesIn(comment)));
    }

    [TestMethod]
    public void Tables_KnownNames_AreWrittenForReaders()
    {
        var rows = ApiMap.Load().Tables().Split('\n');
        string[] expected =
        [
            "| `vTaskDelay` | `RtosTask.Delay(Ticks ticks) : RtosCall` | From task. Blocks. |",
            "| `vTaskResetState` | `new Device(DeviceConfiguration configuration)` | A device is a kernel of its own: begin with a new one. |",
            "| `xQueuePeekFromISR` | `InterruptContext.PeekFromISR<T>(RtosQueue<T> queue) : Received<T>` | From interrupt. |",
            "| `TaskHandle_t` | `RtosTask (sealed class)` |  |",
            "| `vTaskStepTick` | – | Low power modes are not emulated; idle ticks that change nothing cost no host time anyway. |",
        ];
        CollectionAssert.IsSubsetOf(expected, rows);
    }
}
