using Rtos.Fuzz;
using Rtos.Tests.Cli;

namespace Rtos.Tests.Fuzz;

/// <summary>The beginning of each campaign finds nothing, and is the same whenever it is run.</summary>
[TestClass]
public sealed class CampaignTests
{
    private const int MostWithoutANewMember = 2_000;

    // In processes of its own: what it finds may end them.
    [TestMethod]
    [TestCategory(Repetitions.Category)]
    [Timeout(240_000)]
    [DataRow(ScenarioCampaign.CommandName, 1, 150)]
    [DataRow(ScriptCampaign.CommandName, 1, 50)]
    [DataRow(ApiCampaign.CommandName, 1, 300)]
    public void Run_FirstPrograms_NoFinding(string campaign, int seed, int count)
    {
        count = Repetitions.Of(count);
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
        // Every other call is one that is still missing, so that it takes no longer with more members: each is given many
        // programs that make what it is called on and with.
        var missing = ApiCatalog.All.DistinctBy(m => m.Name).ToDictionary(m => m.Name, StringComparer.Ordinal);
        var campaign = new ApiCampaign
        {
            Called = member => missing.Remove(member.Name),
            Preferred = dice => missing.Count > 0 && dice.Percent(50) ? missing.Values.ElementAt(dice.Between(0, missing.Count - 1)) : null,
        };
        for (var (number, last, since) = (0, missing.Count, 0); missing.Count > 0 && since < MostWithoutANewMember; number++)
        {
            campaign.Run(new ProgramId(3, number, ["crew"]), null);
            (last, since) = (missing.Count, missing.Count < last ? 0 : since + 1);
        }

        Assert.AreEqual("", string.Join("\n", missing.Keys.Order(StringComparer.Ordinal)));
    }

    private static string Log(Campaign campaign, ProgramId program)
    {
        using var log = new StringWriter();
        var result = campaign.Run(program, log);
        return $"{log}{result.Outcome}\n{string.Join("\n", result.Complaints.Select(c => c.Signature))}";
    }
}
