using Rtos.Core;

namespace Rtos.Hosting;

/// <summary>A replay in progress through the lines of a journal.</summary>
internal sealed class ReplayRun(
    string path, DeviceConfiguration configuration, Func<IDeviceProgram> create, TextWriter? trace, TextWriter? console, CancellationToken cancellation)
{
    private DeviceBoot? _boot;
    private int _boots;
    private long _inputs;
    private long _entries;
    private bool _isStopped;
    private string? _writeFailure;

    // How far a run without a proper end certainly got.
    private Instant _known;

    internal void Take(JournalEntry entry)
    {
        _entries++;
        cancellation.ThrowIfCancellationRequested();
        switch (entry.Kind)
        {
            case JournalEntryKind.Boot:
                Boot();
                break;
            case JournalEntryKind.Input:
                Enter(entry);
                break;
            case JournalEntryKind.Panic:
                RunTo(entry.At + new Cycles(1), mayPanic: true);
                CheckPanic(entry);
                break;
            default:
                RunTo(entry.At, mayPanic: false);
                _known = entry.At;
                _isStopped = entry.Kind == JournalEntryKind.Stop;
                _writeFailure = entry.Kind == JournalEntryKind.Fail ? entry.Text ?? "" : null;
                break;
        }
    }

    /// <summary>The journal has ended: a killed run got at least as far as its last line says.</summary>
    internal void Finish()
    {
        if (!_isStopped && _boot is { Failure: null })
        {
            RunTo(_known, mayPanic: true);
        }

        _boot?.EndLine();
        _boot?.Leave();
        trace?.Flush();
        console?.Flush();
    }

    internal ReplayResult Result(string? tornLine) =>
        new(_boots, _inputs, _boot?.Device?.FirstOpenInstant ?? Instant.Start, _isStopped, tornLine, _boot?.Failure, _writeFailure);

    private void Boot()
    {
        _boot?.EndLine();
        _boot?.Leave();
        _boots++;
        _known = Instant.Start;
        _boot = DeviceBoot.Make(configuration, create, device =>
        {
            if (trace is not null)
            {
                device.AddTraceSink(new TextTraceSink(trace));
            }

            if (console is not null)
            {
                device.HostLinkMade = link => link.LineWritten = line => console.Write(line + "\n");
            }
        });
    }

    private void Enter(JournalEntry entry)
    {
        if (_boot?.Device is not { } device || _boot.Failure is not null)
        {
            throw Wrong("an input arrives while no device runs");
        }

        RunTo(entry.At, mayPanic: false);
        try
        {
            var target = InputTarget.Find(device, entry.Input!);
            _boot.Raise(entry.At, target.Core, isr => target.Run(isr));
        }
        catch (Exception e) when (e is DeviceInputException or ArgumentOutOfRangeException)
        {
            throw Wrong($"input {entry.Sequence} cannot enter: {e.Message}");
        }

        _inputs++;
        _known = entry.At + new Cycles(1);
    }

    private void RunTo(Instant until, bool mayPanic)
    {
        if (_boot?.Device is not { } device || _boot.Failure is not null || device.HasEnded || until == Instant.Start || until < device.Now)
        {
            return;
        }

        _boot.Run(until, () => cancellation.IsCancellationRequested);
        cancellation.ThrowIfCancellationRequested();
        if (_boot.Failure is { } failure && !mayPanic)
        {
            throw Wrong($"the device fails where the live one did not: {failure}");
        }
    }

    private void CheckPanic(JournalEntry entry)
    {
        if (_boot?.Failure is not { } failure)
        {
            throw Wrong($"the live device failed at cycle {entry.At} and this one does not: {entry.Text}");
        }

        if (JournalWriter.Cut(failure) != entry.Text)
        {
            throw Wrong($"the device fails in another way than the live one: {failure}");
        }
    }

    private JournalException Wrong(string what) => new(FormattableString.Invariant($"{path}({_entries + 1}): {what}")) { Line = _entries + 1 };
}
