using System.Globalization;
using Rtos.Scenarios;

namespace Rtos.Cli;

/// <summary>Compares file after file, reports differences, and counts.</summary>
/// <param name="verification">Compares one file.</param>
/// <param name="signal">Ctrl-C and SIGTERM; null if nothing listens for them.</param>
/// <param name="output">Receives the differences.</param>
/// <param name="error">Receives the files that could not be compared.</param>
internal sealed class VerifyTally(Verification verification, StopSignal? signal, TextWriter output, TextWriter error)
{
    private int _passed;
    private int _differing;
    private int _unreadable;

    /// <summary>The exit code of the command.</summary>
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

    /// <summary>The final line.</summary>
    public override string ToString()
    {
        var stopped = signal is { HasCome: true } ? ", then it was stopped" : "";
        return string.Create(CultureInfo.InvariantCulture, $"{_passed} passed, {_differing + _unreadable} failed{stopped}");
    }
}
