using System.Text;
using Rtos.Cli;

namespace Rtos.Tests.Cli;

/// <summary>An editor on a screen, and the device's output on the same screen.</summary>
internal sealed class EditorStand : IDisposable
{
    private readonly KeyDecoder _decoder = new();

    internal EditorStand(int width = 20)
    {
        Screen = new TerminalScreen(width);
        Editor = new LineEditor(Screen);
        Editor.Resize(width);
        Output = new TerminalOutput(Screen, Editor);
    }

    internal TerminalScreen Screen { get; }

    internal LineEditor Editor { get; }

    internal TerminalOutput Output { get; }

    /// <summary>The lines that were entered.</summary>
    internal List<string> Entered { get; } = [];

    /// <summary>Opens a line and types keys; a line that ends is followed by another one.</summary>
    internal EditorStand Type(string keys, string prompt = ">>> ")
    {
        foreach (var b in Encoding.UTF8.GetBytes(keys))
        {
            foreach (var key in _decoder.Read([b], isQuick: false))
            {
                Open(prompt);
                if (Editor.Type(key) is { } line)
                {
                    Entered.Add(line);
                }

                Editor.Show();
            }
        }

        Open(prompt);
        return this;
    }

    /// <summary>Prints as the device does while a line is typed.</summary>
    internal EditorStand Print(string text)
    {
        Output.Write(text);
        Editor.Show();
        return this;
    }

    internal void AssertScreen(string expected, int row, int column)
    {
        Assert.AreEqual(expected.ReplaceLineEndings("\n"), Screen.Text);
        Assert.AreEqual((row, column), Screen.Cursor);
    }

    public void Dispose()
    {
        Output.Dispose();
        Screen.Dispose();
    }

    private void Open(string prompt)
    {
        if (!Editor.IsOpen)
        {
            Editor.Open(prompt);
        }

        Editor.Show();
    }
}
