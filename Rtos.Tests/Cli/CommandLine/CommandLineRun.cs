using System.Globalization;
using CommandLineUnderTest = Rtos.Cli.CommandLine;

namespace Rtos.Tests.Cli;

/// <summary>What one call of the command line gave.</summary>
internal sealed record CommandLineRun(int Code, string Output, string Error)
{
    internal static CommandLineRun Of(params string[] args)
    {
        using var output = new StringWriter(CultureInfo.InvariantCulture) { NewLine = "\n" };
        using var error = new StringWriter(CultureInfo.InvariantCulture) { NewLine = "\n" };
        var code = CommandLineUnderTest.Run(args, output, error);
        return new CommandLineRun(code, output.ToString(), error.ToString());
    }
}
