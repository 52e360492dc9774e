using System.Text;
using Rtos.Hosting;
using Rtos.Core;

namespace Rtos.Cli;

/// <summary>The token of the console over TCP, and its source.</summary>
/// <param name="Value">The token; null if none is required.</param>
/// <param name="Shown">The text to print in its place; null if none is required.</param>
internal sealed record ListenToken(string? Value, string? Shown)
{
    /// <summary>The environment variable that may hold it, so that it does not appear in the list of processes.</summary>
    internal const string Variable = "ESP32EMU_TOKEN";

    private const string None = "none";
    private const string Rule = "8 to 200 visible ASCII characters without blanks";

    // More than the longest token with a line end: a larger file does not contain a token.
    private const int LargestFile = 1_024;

    /// <summary>The given token, or a new one.</summary>
    /// <param name="option">The option <c>--token</c>.</param>
    /// <param name="file">The option <c>--token-file</c>.</param>
    /// <param name="variable">The environment variable.</param>
    /// <exception cref="InputException">It is given twice, cannot be read, or is not a token.</exception>
    internal static ListenToken Read(string? option, string? file, string? variable)
    {
        if (option is not null && file is not null)
        {
            throw new InputException("--token and --token-file: give only one of them");
        }

        if (option == None)
        {
            return new ListenToken(null, null);
        }

        if (option is not null)
        {
            return new ListenToken(Checked("--token", option, $"{Rule}, or {None} to ask for none"), option);
        }

        if (file is not null)
        {
            return new ListenToken(Checked($"--token-file {file}: the content", FirstLineOf(file), Rule), $"(what {file} contains)");
        }

        if (!string.IsNullOrEmpty(variable))
        {
            return new ListenToken(Checked($"the environment variable {Variable}", variable, Rule), $"(the value of {Variable})");
        }

        var made = ConsoleToken.Generate();
        return new ListenToken(made, made);
    }

    // The value is a secret: it is not repeated.
    private static string Checked(string where, string value, string rule) =>
        ConsoleToken.IsValid(value) ? value : throw new InputException($"{where} is not a token; it must have {rule}");

    private static string FirstLineOf(string file)
    {
        try
        {
            using var stream = File.OpenRead(file);
            var bytes = new byte[LargestFile];
            var length = stream.ReadAtLeast(bytes, LargestFile, throwOnEndOfStream: false);
            return length == LargestFile ? string.Empty : Encoding.UTF8.GetString(bytes, 0, length).TrimEnd('\r', '\n');
        }
        catch (Exception e) when (FileFailure.Is(e))
        {
            throw new InputException($"--token-file {file}: the file cannot be read: {FileFailure.Why(file, e)}", e);
        }
    }
}
