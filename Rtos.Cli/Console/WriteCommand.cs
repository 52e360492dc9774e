using Rtos.Hosting;

namespace Rtos.Cli;

/// <summary>The command <c>write</c>: a line for a device's console, with or without the device's name in front.</summary>
internal static class WriteCommand
{
    // Words that may come between two names in a statement, or before one: no device name follows them.
    private static readonly string[] Operators = ["and", "or", "not", "in", "is", "if", "else", "for", "as", "import"];

    private static readonly string[] Keywords =
    [
        "and", "as", "assert", "async", "await", "break", "class", "continue", "def", "del", "elif", "else", "except", "finally", "for", "from",
        "global", "if", "import", "in", "is", "lambda", "nonlocal", "not", "or", "pass", "raise", "return", "try", "while", "with", "yield",
    ];

    internal static async Task<string> Run(ConsoleCall call)
    {
        var (device, line) = Addressed(call, call.Argument(0) ?? "");
        return DeviceCommands.Entered(await call.Session.WriteAsync(device, line, call.Cancellation).ConfigureAwait(false));
    }

    // A word counts as a device's name if no device is in use, or if the text including it cannot be a statement.
    private static (EmulatedDevice Device, string Line) Addressed(ConsoleCall call, string text)
    {
        var end = text.IndexOf(' ', StringComparison.Ordinal);
        if (call.Explicit is null && end > 0 && call.Session.Devices.TryGet(text[..end], out var named)
            && (call.Session.InUseOrNull is null || CannotGoOn(text[..end], text[(end + 1)..].TrimStart())))
        {
            return (named, text[(end + 1)..]);
        }

        return (call.Device, text);
    }

    // A name, a number or a text right after a name is not a statement.
    private static bool CannotGoOn(string name, string rest)
    {
        var word = rest[..rest.TakeWhile(c => char.IsLetterOrDigit(c) || c == '_').Count()];
        var begins = word.Length > 0 ? !Operators.Contains(word) : rest is ['"' or '\'', ..];
        return begins && !Keywords.Contains(name);
    }
}
