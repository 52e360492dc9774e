using System.Globalization;
using System.Text;
using CommandLineUnderTest = Rtos.Cli.CommandLine;

namespace Rtos.Tests.Cli;

/// <summary>What one call of the command line gave.</summary>
internal sealed record CommandLineRun(int Code, string Output, string Error)
{
    internal static CommandLineRun Of(params string[] args) => OfInput(null, args);

    /// <summary>With this text as standard input; null for the process's own.</summary>
    internal static CommandLineRun OfInput(string? typed, params string[] args)
    {
        using var output = new StringWriter(CultureInfo.InvariantCulture) { NewLine = "\n" };
        using var error = new StringWriter(CultureInfo.InvariantCulture) { NewLine = "\n" };
        var code = typed is null
            ? CommandLineUnderTest.Run(args, output, error)
            : CommandLineUnderTest.Run(args, output, error, () => new MemoryStream(Encoding.UTF8.GetBytes(typed)));
        return new CommandLineRun(code, output.ToString(), error.ToString());
    }
}
