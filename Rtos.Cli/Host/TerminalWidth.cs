namespace Rtos.Cli;

/// <summary>The width of the terminal on standard output.</summary>
internal static class TerminalWidth
{
    /// <summary>The width of output that does not go to a terminal, or goes to one that does not know its width.</summary>
    internal const int Usual = 80;

    /// <summary>Its columns; <see cref="Usual"/> without a terminal.</summary>
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
