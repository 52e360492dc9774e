namespace Rtos.Cli;

/// <summary>Words of a command line that a message gives to be copied.</summary>
internal static class ShellWord
{
    /// <summary>A word as a Unix shell takes it for one.</summary>
    internal static string Quote(string word) =>
        word.Length > 0 && word.All(c => char.IsLetterOrDigit(c) || "_-+=./:,@%".Contains(c, StringComparison.Ordinal))
            ? word
            : $"'{word.Replace("'", "'\\''", StringComparison.Ordinal)}'";
}
