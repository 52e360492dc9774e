using System.Globalization;
using Rtos.Scenarios;

namespace Rtos.Cli;

/// <summary>Compares file after file, says what differs, and counts.</summary>
/// <param name="verification">How one file is compared.</param>
/// <param name="signal">Ctrl-C and SIGTERM; null when nobody listens for them.</param>
/// <param name="output">Takes what differs.</param>
/// <param name="error">Takes what could not be compared.</param>
internal sealed class VerifyTally(Verification verification, StopSignal? signal, TextWriter output, TextWriter error)
{
    private int _passed;
    private int _differing;
    private int _unreadable;

    /// <summary>What the command ends with.</summary>
    internal int ExitCode =>
        signal is { HasCome: true } ? signal.ExitCode
        : _differing > 0 ? Rtos.Cli.ExitCode.RunFailed
        : _unreadable > 0 ? Rtos.Cli.ExitCode.BadInput
        : Rtos.Cli.ExitCode.Ok;

    /// <summary>Compares a file.</summary>
    /// <returns>False if a signal has stopped it.</returns>
    internal bool Add(string file)
    {
        try
        {
            if (verification.Compare(file) is not { } difference)
            {
                _passed++;
                return true;
            }

            if (signal is { HasCome: true })
            {
                error.WriteLine($"esp32emu: {difference}");
                return false;
            }

            _differing++;
            output.WriteLine(difference);
        }
        catch (ScenarioException e)
        {
            _unreadable++;
            ProblemReport.Write(error, e);
        }
        catch (InputException e)
        {
            _unreadable++;
            error.WriteLine($"esp32emu: {e.Message}");
        }

        return true;
    }

    /// <summary>The line of the end.</summary>
    public override string ToString()
    {
        var stopped = signal is { HasCome: true } ? ", then it was stopped" : "";
        return string.Create(CultureInfo.InvariantCulture, $"{_passed} passed, {_differing + _unreadable} failed{stopped}");
    }
}
