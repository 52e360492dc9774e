using System.Diagnostics;
using System.Text;

namespace Rtos.Fuzz;

/// <summary>The supervisor's side of a worker process.</summary>
internal sealed class WorkerProcess : IDisposable
{
    private const int LongestError = 8000;
    private static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(200);

    private readonly CampaignRequest _request;
    private readonly Process _process;
    private readonly Position _position;
    private readonly StringBuilder _error = new();
    private bool _isReady;

    internal WorkerProcess(CampaignRequest request, string positionFile)
    {
        _request = request;
        _position = new Position(positionFile);
        _process = new Process
        {
            StartInfo = Self.Start(["worker", request.Name, .. request.ProgramArguments, "--position", positionFile], request.MemoryMegabytes),
        };
        _process.ErrorDataReceived += (_, line) => Note(line.Data);
        _process.Start();
        _process.BeginErrorReadLine();
    }

    /// <summary>Has a range of programs run.</summary>
    /// <param name="range">The range.</param>
    /// <param name="stop">Ends the wait.</param>
    /// <returns>The line with which the worker reports, or what went wrong with which program.</returns>
    internal (string? Report, Finding? Trouble) Run((long From, long To) range, CancellationToken stop)
    {
        _position.Number = range.From;
        try
        {
            _process.StandardInput.WriteLine($"{CampaignRequest.Text(range.From)} {CampaignRequest.Text(range.To)}");
            _process.StandardInput.Flush();
        }
        catch (IOException)
        {
            // It has ended; the read below says so too.
        }

        if (!_isReady && !IsReady(stop))
        {
            return (null, Trouble(Ended()));
        }

        var report = _process.StandardOutput.ReadLineAsync(CancellationToken.None).AsTask();
        var watch = new ProgramWatch(_request);
        while (!report.Wait(Glance, stop))
        {
            if (watch.Trouble(_process, _position.Number) is { } signature)
            {
                return (null, Trouble(signature));
            }
        }

        return report.Result is { } line ? (line, null) : (null, Trouble(Ended()));
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
            _process.WaitForExit();
        }

        _process.Dispose();
        _position.Dispose();
    }

    // Starting takes its time on a machine that is busy, and says nothing about a program.
    private bool IsReady(CancellationToken stop)
    {
        var line = _process.StandardOutput.ReadLineAsync(CancellationToken.None).AsTask();
        line.Wait(stop);
        return _isReady = line.Result == Worker.Ready;
    }

    private Finding Trouble(string signature)
    {
        var number = _position.Number;
        lock (_error)
        {
            return new Finding(number, signature, _error.ToString());
        }
    }

    private string Ended()
    {
        _process.WaitForExit();
        string error;
        lock (_error)
        {
            error = _error.ToString();
        }

        var first = error.Split('\n').FirstOrDefault(l => l.Trim().Length > 0) ?? "";
        return error.Contains("OutOfMemoryException", StringComparison.Ordinal) || first.StartsWith("Out of memory", StringComparison.Ordinal)
            ? $"memory: more than {_request.MemoryMegabytes} MB"
            : $"crash: exit code {_process.ExitCode}: {Judge.Normalized(first)}";
    }

    private void Note(string? line)
    {
        lock (_error)
        {
            if (line is not null && _error.Length < LongestError)
            {
                _error.Append(line).Append('\n');
            }
        }
    }
}
