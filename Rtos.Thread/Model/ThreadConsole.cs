using System.Text;

namespace Rtos.Thread;

/// <summary>The board's console: what scripts print, and what the prompt prints while it idles.</summary>
public sealed class ThreadConsole
{
    private readonly StringBuilder _text = new();

    internal ThreadConsole()
    {
    }

    /// <summary>All that was printed so far; lines end in a line feed.</summary>
    public string Text => _text.ToString();

    /// <summary>Where the text goes as it comes, beside being kept; null for nowhere.</summary>
    public TextWriter? Output { get; set; }

    /// <summary>The text.</summary>
    public override string ToString() => Text;

    internal void Write(string text)
    {
        _text.Append(text);
        Output?.Write(text);
    }
}
