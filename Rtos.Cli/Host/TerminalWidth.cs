namespace Rtos.Cli;

/// <summary>The width of the terminal that standard output is.</summary>
internal static class TerminalWidth
{
    /// <summary>The width for output that does not go to a terminal, or to one that does not know its own.</summary>
    internal const int Usual = 80;

    /// <summary>Its columns; <see cref="Usual"/> when there is no terminal.</summary>
    internal static int Columns
    {
        get
        {
            try
            {
                return !Console.IsOutputRedirected && Console.WindowWidth is > 0 and var width ? width : Usual;
            }
            catch (IOException)
            {
                return Usual;
            }
        }
    }
}
