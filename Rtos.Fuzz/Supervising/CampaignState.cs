using System.Text.Json;

namespace Rtos.Fuzz;

/// <summary>How far a campaign has come, and what it has found: kept in a file, so that the same command continues.</summary>
internal sealed class CampaignState
{
    private static readonly JsonSerializerOptions Json = new() { WriteIndented = true };

    private readonly string _path;
    private readonly RangeSet _done;
    private readonly SortedDictionary<string, long> _outcomes;
    private readonly SortedDictionary<string, long> _findings;

    private CampaignState(string path, Saved? saved)
    {
        _path = path;
        _done = new RangeSet(saved?.Done);
        _outcomes = new SortedDictionary<string, long>(saved?.Outcomes ?? [], StringComparer.Ordinal);
        _findings = new SortedDictionary<string, long>(saved?.Findings ?? [], StringComparer.Ordinal);
        Programs = saved?.Programs ?? 0;
    }

    /// <summary>How many programs have been run.</summary>
    internal long Programs { get; private set; }

    /// <summary>How many programs ended in which way.</summary>
    internal IReadOnlyDictionary<string, long> Outcomes => _outcomes;

    /// <summary>How many programs showed which defect.</summary>
    internal IReadOnlyDictionary<string, long> Findings => _findings;

    /// <summary>Reads the state of a campaign, or begins one.</summary>
    /// <exception cref="BadInputException">The folder holds another campaign.</exception>
    internal static CampaignState Open(CampaignRequest request)
    {
        var path = Path.Combine(request.Folder, "state.json");
        var campaign = Describe(request);
        if (request.IsFresh && Directory.Exists(request.Folder))
        {
            Directory.Delete(request.Folder, recursive: true);
        }

        Directory.CreateDirectory(request.Folder);
        if (!File.Exists(path))
        {
            return new CampaignState(path, null) { Campaign = campaign };
        }

        var saved = Read(path);
        return saved.Campaign == campaign
            ? new CampaignState(path, saved) { Campaign = campaign }
            : throw new BadInputException(
                $"{path} is the state of another campaign ({saved.Campaign}; this one is {campaign}); name another --out, or begin again with --fresh");
    }

    private string Campaign { get; init; } = "";

    /// <summary>The programs that are still to be run, in pieces.</summary>
    internal IEnumerable<(long From, long To)> Missing(long count, long size) => _done.Missing(count, size);

    /// <summary>Adds what a worker did.</summary>
    internal void Add(ChunkReport report)
    {
        _done.Add(report.From, report.To);
        Programs += report.To - report.From;
        foreach (var (outcome, count) in report.Outcomes)
        {
            _outcomes[outcome] = _outcomes.GetValueOrDefault(outcome) + count;
        }

        foreach (var finding in report.Findings)
        {
            _findings[finding.Signature] = _findings.GetValueOrDefault(finding.Signature) + 1;
        }
    }

    /// <summary>Writes the state: whole, or not at all.</summary>
    internal void Save()
    {
        var temporary = _path + ".new";
        var saved = new Saved(Campaign, Programs, _done.All, new(_outcomes), new(_findings));
        File.WriteAllText(temporary, JsonSerializer.Serialize(saved, Json) + "\n");
        File.Move(temporary, _path, overwrite: true);
    }

    private static Saved Read(string path)
    {
        try
        {
            return JsonSerializer.Deserialize<Saved>(File.ReadAllText(path)) ?? throw new JsonException("it is empty");
        }
        catch (JsonException e)
        {
            throw new BadInputException($"{path} is not the state of a campaign ({e.Message}); begin again with --fresh");
        }
    }

    // A state goes with the programs that it counts, so with the build that made them.
    private static string Describe(CampaignRequest request) =>
        $"{request.Name} {string.Join(' ', request.ProgramArguments)} build {BuildId.Text}";

    private sealed record Saved(
        string Campaign, long Programs, IReadOnlyList<long[]> Done, Dictionary<string, long> Outcomes, Dictionary<string, long> Findings);
}
