namespace Rtos.Cli;

/// <summary>Recognizes clients that speak another protocol, such as a browser that a web page directs to the console's port.</summary>
internal static class ForeignProtocol
{
    /// <summary>Whether no console line begins with this byte, as with TLS or STUN.</summary>
    internal static bool BeginsWith(byte first) => first is (< (byte)' ' or > (byte)'~') and not ((byte)'\t' or (byte)'\r' or (byte)'\n');

    /// <summary>Whether a first line is an HTTP request, of any method and version, or begins like other web protocols.</summary>
    internal static bool IsRequest(string line)
    {
        var words = line.Trim().Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return words.Length > 0 && (IsVerb(words[0]) || (words.Length > 1 && IsVersion(words[^1])));
    }

    // GET, POST, PRI, EHLO, M-SEARCH: console commands are in lower case, and a device's name ends in a colon.
    private static bool IsVerb(string word) => word.Length >= 3 && word.All(c => char.IsAsciiLetterUpper(c) || c is '-' or '_');

    private static bool IsVersion(string word) =>
        word.StartsWith("HTTP/", StringComparison.OrdinalIgnoreCase) && word.Length > 5 && char.IsAsciiDigit(word[5]);
}
