using Rtos.Fuzz;
using Rtos.Tests.Cli;

namespace Rtos.Tests.Fuzz;

/// <summary>The beginning of each campaign finds nothing, and is the same whenever it is run.</summary>
[TestClass]
public sealed class CampaignTests
{
    // In processes of its own: what it finds may end them.
    [TestMethod]
    [Timeout(240_000)]
    [DataRow(ScenarioCampaign.CommandName, 1, 600)]
    [DataRow(ScriptCampaign.CommandName, 1, 200)]
    [DataRow(ApiCampaign.CommandName, 1, 1200)]
    public void Run_FirstPrograms_NoFinding(string campaign, int seed, int count)
    {
        using var folder = new TemporaryFolder($"{nameof(Run_FirstPrograms_NoFinding)}-{campaign}");
        var (code, output) = FuzzProcess.Run(
            campaign, "--seed", $"{seed}", "--count", $"{count}", "--workers", "2", "--out", folder.Root);

        Assert.AreEqual(ExitCode.Ok, code, output);
        Assert.Contains($"{campaign}: seed {seed}, {count} programs: ", output);
    }

    [TestMethod]
    [Timeout(240_000)]
    [DataRow(ScenarioCampaign.CommandName)]
    [DataRow(ScriptCampaign.CommandName)]
    [DataRow(ApiCampaign.CommandName)]
    public void Run_SameProgramTwice_DoesTheSame(string name)
    {
        var campaign = CampaignTable.Make(name);
        for (var number = 0; number < 60; number++)
        {
            // Programs on several threads take turns as the host likes.
            var program = new ProgramId(7, number, ["crew", "other-thread"]);
            Assert.AreEqual(Log(campaign, program), Log(campaign, program), $"program {number}");
        }
    }

    [TestMethod]
    [Timeout(240_000)]
    public void Api_ManyPrograms_CallEveryMember()
    {
        // Members that little leads to come late: as many programs as it takes, within a limit.
        var missing = ApiCatalog.All.Select(m => m.Name).ToHashSet(StringComparer.Ordinal);
        var campaign = new ApiCampaign { Called = member => missing.Remove(member.Name) };
        for (var number = 0; missing.Count > 0 && number < 40_000; number++)
        {
            campaign.Run(new ProgramId(3, number, ["crew"]), null);
        }

        Assert.AreEqual("", string.Join("\n", missing.Order(StringComparer.Ordinal)));
    }

    private static string Log(Campaign campaign, ProgramId program)
    {
        using var log = new StringWriter();
        var result = campaign.Run(program, log);
        return $"{log}{result.Outcome}\n{string.Join("\n", result.Complaints.Select(c => c.Signature))}";
    }
}
