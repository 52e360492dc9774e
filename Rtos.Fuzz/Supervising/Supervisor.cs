using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using HostThread = System.Threading.Thread;

namespace Rtos.Fuzz;

/// <summary>Runs a campaign in worker processes, so that a program that ends one is a finding and not the end.</summary>
internal sealed class Supervisor(CampaignRequest request, TextWriter output, TextWriter error)
{
    private const int LargestRange = 200;
    private static readonly TimeSpan SaveEvery = TimeSpan.FromSeconds(1);

    private readonly Lock _lock = new();
    private readonly ConcurrentQueue<(long From, long To)> _ranges = new();
    private readonly Stopwatch _clock = Stopwatch.StartNew();
    private CampaignState _state = null!;
    private FindingFiles _files = null!;
    private TimeSpan _savedAt = -SaveEvery;
    private long _programsBefore;
    private Exception? _failure;

    /// <summary>Runs what is left of the campaign.</summary>
    /// <param name="stop">Ends it early; the same request then continues.</param>
    /// <returns>One of <see cref="ExitCode"/>.</returns>
    internal int Run(CancellationToken stop)
    {
        _state = CampaignState.Open(request);
        _files = new FindingFiles(request, _state.Findings);
        _programsBefore = _state.Programs;
        var size = Math.Clamp(request.Count / (request.Workers * 4), 1, LargestRange);
        foreach (var range in _state.Missing(request.Count, size))
        {
            _ranges.Enqueue(range);
        }

        var workers = Enumerable.Range(0, request.Workers)
            .Select(i => new HostThread(() => Guarded(() => Work(i, stop))) { Name = $"worker {i}", IsBackground = true })
            .ToArray();
        Array.ForEach(workers, w => w.Start());
        Array.ForEach(workers, w => w.Join());
        _state.Save();
        if (_failure is not null)
        {
            throw new InvalidOperationException($"the supervisor failed: {_failure.Message}", _failure);
        }

        Report(stop.IsCancellationRequested);
        return stop.IsCancellationRequested ? ExitCode.Interrupted : _state.Findings.Count > 0 ? ExitCode.Findings : ExitCode.Ok;
    }

    private void Guarded(Action work)
    {
        try
        {
            work();
        }
        catch (OperationCanceledException)
        {
            // Stopped from outside.
        }
        catch (Exception e)
        {
            _failure ??= e;
        }
    }

    private void Work(int index, CancellationToken stop)
    {
        var positionFile = Path.Combine(request.Folder, string.Create(CultureInfo.InvariantCulture, $"worker-{index}.position"));
        WorkerProcess? process = null;
        try
        {
            while (!stop.IsCancellationRequested && _ranges.TryDequeue(out var range))
            {
                process ??= new WorkerProcess(request, positionFile);
                var (report, trouble) = process.Run(range, stop);
                if (trouble is not null)
                {
                    Split(range, trouble);
                }
                else if (!IsSpoiled(range, report!))
                {
                    continue;
                }

                process.Dispose();
                process = null;
            }
        }
        finally
        {
            process?.Dispose();
            File.Delete(positionFile);
        }
    }

    // Adds a report. A worker that is spoiled has stopped early.
    private bool IsSpoiled((long From, long To) range, string line)
    {
        var report = JsonSerializer.Deserialize<ChunkReport>(line)!;
        Add(report);
        if (report.To < range.To)
        {
            _ranges.Enqueue((report.To, range.To));
        }

        return report.IsSpoiled;
    }

    // The program that ended its worker is done; what the worker had not reported is run again.
    private void Split((long From, long To) range, Finding trouble)
    {
        var kind = trouble.Signature[..trouble.Signature.IndexOf(':', StringComparison.Ordinal)];
        if (range.From < trouble.Number)
        {
            _ranges.Enqueue((range.From, trouble.Number));
        }

        if (trouble.Number + 1 < range.To)
        {
            _ranges.Enqueue((trouble.Number + 1, range.To));
        }

        Add(new ChunkReport(trouble.Number, trouble.Number + 1, new() { [kind] = 1 }, [trouble]));
    }

    private void Add(ChunkReport report)
    {
        foreach (var finding in report.Findings)
        {
            _files.Write(finding);
        }

        lock (_lock)
        {
            _state.Add(report);
            if (_clock.Elapsed - _savedAt < SaveEvery)
            {
                return;
            }

            _savedAt = _clock.Elapsed;
            _state.Save();
            ShowProgress();
        }
    }

    private void ShowProgress()
    {
        if (request.IsVerbose)
        {
            output.WriteLine(Progress());
            output.Flush();
        }
        else if (!Console.IsErrorRedirected)
        {
            error.Write(Progress() + "   \r");
        }
    }

    private string Progress()
    {
        var rate = (_state.Programs - _programsBefore) / Math.Max(0.001, _clock.Elapsed.TotalSeconds);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{request.Name}: {_state.Programs} of {request.Count} programs, {rate:0} a second, {_state.Findings.Values.Sum()} findings");
    }

    private void Report(bool isInterrupted)
    {
        if (!Console.IsErrorRedirected && !request.IsVerbose)
        {
            error.WriteLine();
        }

        foreach (var (signature, count) in _state.Findings.OrderByDescending(f => f.Value).ThenBy(f => f.Key, StringComparer.Ordinal))
        {
            output.WriteLine($"{CampaignRequest.Text(count),8}  {signature}");
        }

        if (_state.Findings.Count > 0)
        {
            output.WriteLine($"the findings are in {request.Folder}");
        }

        if (isInterrupted)
        {
            output.WriteLine($"stopped; the same command continues");
        }

        var outcomes = string.Join(", ", _state.Outcomes.Select(o => $"{CampaignRequest.Text(o.Value)} {o.Key}"));
        output.WriteLine($"{request.Name}: seed {CampaignRequest.Text(request.Seed)}, {CampaignRequest.Text(_state.Programs)} programs: {outcomes}; "
            + $"{CampaignRequest.Text(_state.Findings.Values.Sum())} findings of {_state.Findings.Count} kinds");
    }
}
