using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace Rtos.Fuzz;

/// <summary>Writes findings: each as a line of <c>findings.txt</c>, and the first of each kind as files with all that they need.</summary>
internal sealed class FindingFiles(CampaignRequest request, IReadOnlyDictionary<string, long> before)
{
    private const int FilesPerSignature = 3;
    private const int LongestProgram = 256 * 1024;

    private readonly TimeSpan _patience = TimeSpan.FromSeconds(10 + (2 * request.HangSeconds));
    private readonly Lock _lock = new();
    private readonly Dictionary<string, long> _seen = new(before, StringComparer.Ordinal);

    /// <summary>Writes a finding.</summary>
    internal void Write(Finding finding)
    {
        lock (_lock)
        {
            File.AppendAllText(Path.Combine(request.Folder, "findings.txt"), $"{CampaignRequest.Text(finding.Number)}\t{finding.Signature}\n");
            var seen = _seen[finding.Signature] = _seen.GetValueOrDefault(finding.Signature) + 1;
            if (seen > FilesPerSignature)
            {
                return;
            }
        }

        var hash = unchecked((uint)finding.Signature.Aggregate(17, (h, c) => (h * 31) + c));
        var name = string.Create(CultureInfo.InvariantCulture, $"finding-{hash:x8}-{finding.Number}.txt");
        File.WriteAllText(Path.Combine(request.Folder, name), Text(finding));
    }

    private string Text(Finding finding) =>
        $"""
        campaign: {request.Name}
        seed: {request.Seed}
        program: {finding.Number}
        skip: {string.Join(',', request.Skipped)}
        build: {BuildId.Text}
        what: {finding.Signature}
        replay: dotnet run --project Rtos.Fuzz -c Release -- {request.Name} {string.Join(' ', request.ProgramArguments)} --only {finding.Number} -v

        --- what was seen
        {finding.Details.TrimEnd()}

        --- the program, run again in a process of its own
        {RunAgain(finding.Number)}
        """.ReplaceLineEndings("\n");

    // If it does not show the defect then, programs before it in the same process had a part in it.
    private string RunAgain(long number)
    {
        var text = new StringBuilder();
        using var process = new Process
        {
            StartInfo = Self.Start([request.Name, .. request.ProgramArguments, "--only", CampaignRequest.Text(number), "-v"], request.MemoryMegabytes),
        };
        process.OutputDataReceived += (_, line) => Note(text, line.Data);
        process.ErrorDataReceived += (_, line) => Note(text, line.Data);
        process.Start();
        process.StandardInput.Close();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        string end;
        if (process.WaitForExit(_patience))
        {
            process.WaitForExit();
            end = $"(exit code {process.ExitCode})";
        }
        else
        {
            process.Kill(entireProcessTree: true);
            process.WaitForExit();
            end = $"(ended after {_patience.TotalSeconds} s)";
        }

        lock (text)
        {
            return text.ToString() + end + "\n";
        }
    }

    private static void Note(StringBuilder text, string? line)
    {
        lock (text)
        {
            if (line is not null && text.Length < LongestProgram)
            {
                text.Append(line).Append('\n');
            }
        }
    }
}
