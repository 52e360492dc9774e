using System.Text;

namespace Rtos.Thread;

/// <summary>The board's console: what scripts print, and what the idle prompt prints.</summary>
public sealed class ThreadConsole
{
    private const int MostKept = 1 << 20;

    private readonly StringBuilder _text = new();

    internal ThreadConsole()
    {
    }

    /// <summary>The printed text so far; lines end in a line feed. The beginning of a very long text is dropped.</summary>
    /// <value>At least the last 1,048,576 characters.</value>
    public string Text => _text.ToString();

    /// <summary>Receives the text as it is printed; may be null.</summary>
    public TextWriter? Output { get; set; }

    /// <summary>The text.</summary>
    public override string ToString() => Text;

    internal void Write(string text)
    {
        _text.Append(text);
        if (_text.Length > 2 * MostKept)
        {
            _text.Remove(0, _text.Length - MostKept);
        }

        Output?.Write(text);
    }
}
