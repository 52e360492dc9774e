using Rtos.Fuzz;

namespace Rtos.Tests.Fuzzing;

/// <summary>The beginning of each campaign finds nothing, and is the same whenever it is run.</summary>
[TestClass]
public sealed class CampaignTests
{
    // Defects that are known and not fixed yet: what shows them is left out.
    private static readonly string[] Known = [];

    [TestMethod]
    [Timeout(120_000)]
    [DataRow(ScenarioCampaign.CommandName, 1500)]
    [DataRow(ScriptCampaign.CommandName, 250)]
    [DataRow(ApiCampaign.CommandName, 1200)]
    public void Run_FirstPrograms_NoFinding(string campaign, int count)
    {
        var report = Worker.RunRange(CampaignTable.Make(campaign), 1, Known, 0, count, null);

        Assert.AreEqual("", string.Join("\n", report.Findings.Select(f => $"{f.Number}: {f.Details}")));
        Assert.AreEqual(count, report.To);
        Assert.AreEqual((long)count, report.Outcomes.Values.Sum());

        // Were all of them to end in the same way, little would be tried.
        Assert.IsGreaterThan(2, report.Outcomes.Count(o => o.Value >= count / 50));
    }

    [TestMethod]
    [DataRow(ScenarioCampaign.CommandName)]
    [DataRow(ScriptCampaign.CommandName)]
    [DataRow(ApiCampaign.CommandName)]
    public void Run_SameProgramTwice_DoesTheSame(string name)
    {
        var campaign = CampaignTable.Make(name);
        for (var number = 0; number < 60; number++)
        {
            // Programs on several threads take turns as the host likes.
            var program = new ProgramId(7, number, [.. Known, "crew", "other-thread"]);
            Assert.AreEqual(Log(campaign, program), Log(campaign, program), $"program {number}");
        }
    }

    [TestMethod]
    [Timeout(120_000)]
    public void Api_SomeThousandPrograms_CallEveryMember()
    {
        var called = new HashSet<string>(StringComparer.Ordinal);
        var campaign = new ApiCampaign { Called = member => called.Add(member.Name) };
        for (var number = 0; number < 6000; number++)
        {
            campaign.Run(new ProgramId(3, number, [.. Known, "crew"]), null);
        }

        var missing = ApiCatalog.All.Select(m => m.Name).Where(n => !called.Contains(n)).Distinct();
        Assert.AreEqual("", string.Join("\n", missing.Order(StringComparer.Ordinal)));
    }

    private static string Log(Campaign campaign, ProgramId program)
    {
        using var log = new StringWriter();
        var result = campaign.Run(program, log);
        return $"{log}{result.Outcome}\n{string.Join("\n", result.Complaints.Select(c => c.Signature))}";
    }
}
