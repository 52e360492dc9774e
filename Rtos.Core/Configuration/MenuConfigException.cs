using System.Globalization;

namespace Rtos.Core;

/// <summary>A configuration was refused: the place, the option, and a valid value.</summary>
/// <remarks><see cref="Exception.Message"/> is <c>menuconfig.json(3,5): FREERTOS_HZ is 5000; it must be 1 to 1000 (default 100)</c>.</remarks>
public sealed class MenuConfigException : Exception
{
    /// <summary>Makes the exception.</summary>
    /// <param name="reason">What is wrong, without the place.</param>
    /// <param name="sourceName">The file, or another source of the settings.</param>
    /// <param name="line">The line, from 1; 0 if there are no lines.</param>
    /// <param name="column">The column in characters, from 1; 0 if there are no lines.</param>
    /// <param name="option">The option's name; <see langword="null"/> if the error is not about a single option.</param>
    /// <param name="innerException">What caused it, if anything did.</param>
    public MenuConfigException(
        string reason, string sourceName, int line = 0, int column = 0, string? option = null, Exception? innerException = null)
        : base(Format(reason, sourceName, line, column), innerException)
    {
        Reason = reason;
        SourceName = sourceName;
        Line = line;
        Column = column;
        Option = option;
        Problems = [Message];
    }

    /// <summary>The error, without its place.</summary>
    public string Reason { get; }

    /// <summary>The file as it was named to <see cref="MenuConfig.Load"/>, or another source of the settings.</summary>
    public string SourceName { get; }

    /// <summary>The line of the option, or of the syntax error.</summary>
    /// <value>From 1; 0 if the settings did not come from a text.</value>
    public int Line { get; }

    /// <summary>The column where the option's name begins, or of the syntax error.</summary>
    /// <value>In characters, from 1; 0 if the settings did not come from a text.</value>
    public int Column { get; }

    /// <summary>The option without <c>CONFIG_</c>; an unknown one as it was written.</summary>
    /// <value><see langword="null"/> if the error is not about a single option.</value>
    public string? Option { get; }

    /// <summary>The messages of all errors of the configuration, this one first.</summary>
    /// <value>At least one; contradictions between options are reported only if nothing else is wrong.</value>
    public IReadOnlyList<string> Problems { get; private set; }

    internal MenuConfigException With(IEnumerable<MenuConfigException> all)
    {
        Problems = [.. all.Select(e => e.Message)];
        return this;
    }

    private static string Format(string reason, string sourceName, int line, int column)
        => line == 0
            ? $"{sourceName}: {reason}"
            : string.Create(CultureInfo.InvariantCulture, $"{sourceName}({line},{column}): {reason}");
}
