namespace Rtos.Fuzz;

/// <summary>Runs one program in this process and says what was wrong.</summary>
internal static class SingleProgram
{
    internal static int Run(Campaign campaign, ProgramId program, bool isVerbose, TextWriter output)
    {
        GoldenDevice.Prepare();
        var report = new ChunkReport(program.Number, program.Number + 1, [], []);
        Worker.RunOne(campaign, program, isVerbose ? output : null, report, isLast: true);
        foreach (var finding in report.Findings)
        {
            output.WriteLine($"finding: {finding.Signature}");
            output.WriteLine(finding.Details);
        }

        output.WriteLine($"{campaign.Name} {CampaignRequest.Text(program.Number)}: {report.Outcomes.Keys.Single()}, {report.Findings.Count} findings");
        output.Flush();
        return report.Findings.Count > 0 ? ExitCode.Findings : ExitCode.Ok;
    }
}
