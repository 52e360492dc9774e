using System.Reflection;

namespace Rtos.Rules.Tests.Api;

/// <summary>Whoever knows a name of FreeRTOS finds the member that stands for it, or why there is none.</summary>
[TestClass]
public sealed class ApiMapTests
{
    private const string Page = "docs/API.md";

    private static readonly ApiClaim Delay = new("vTaskDelay", typeof(Rtos.Tasks.RtosTask).GetMethod("Delay")!);

    [TestMethod]
    public void Docs_CommittedPage_HasTheMapOfTheCode()
    {
        var map = ApiMap.Load();
        var page = RepositoryFile.WithSection(RepositoryFile.Read(Page), "counts", map.Counts());
        RepositoryFile.AssertGenerated(Page, RepositoryFile.WithSection(page, "map", map.Tables()));
    }

    [TestMethod]
    public void Problems_ListAndAttributes_Agree() => Assert.AreEqual("", string.Join("\n", ApiMap.Load().Problems()));

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
    [DataRow("- vTaskDelay: No delays here.", "vTaskDelay: refused, but M:Rtos.Tasks.RtosTask.Delay(Rtos.Core.Ticks) claims it")]
    [DataRow("", "M:Rtos.Tasks.RtosTask.Delay(Rtos.Core.Ticks): claims vTaskDelay, which is not in the list")]
    public void Problems_ListWrong_AreFound(string list, string expected) =>
        Assert.AreEqual(expected, new ApiMap(ApiName.Parse(list), [Delay]).Problems().Single());

    [TestMethod]
    [DataRow("Rtos.Hosting")]
    public void Claims_OfLibrariesWithoutAMap_AreInTheList(string library)
    {
        var claims = ApiClaim.Of(Assembly.Load(library)).ToList();
        Assert.IsNotEmpty(claims);
        Assert.AreEqual("", string.Join("\n", claims.ExceptBy(ApiName.Load().Where(n => !n.IsRefused).Select(n => n.Name), c => c.Name)));
    }

    [TestMethod]
    public void Attributes_StandOnPublicMembers() =>
        Assert.AreEqual("", string.Join("\n", PublicApi.Assemblies.SelectMany(ApiClaim.Hidden).Select(DocumentationId.Of)));

    [TestMethod]
    public void Of_Member_GivesItsNamesAndFacts()
    {
        var claims = ApiClaim.Of(typeof(Rtos.Tasks.RtosTask).Assembly).Where(c => c.Member.Name == "NotifyTake").ToList();
        Assert.AreEqual("ulTaskNotifyTakeIndexed ulTaskNotifyTake", string.Join(' ', claims.Select(c => c.Name)));
        Assert.AreEqual("From task. Blocks.", claims[0].Facts);
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
