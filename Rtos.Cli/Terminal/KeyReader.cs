using System.Collections.Concurrent;
using System.Diagnostics;

namespace Rtos.Cli;

/// <summary>Reads the keys of the terminal on a thread of its own, without a limit: none is lost while the board runs.</summary>
internal sealed class KeyReader
{
    // Nobody types two keys in so short a time.
    private static readonly TimeSpan Together = TimeSpan.FromMilliseconds(1);

    private readonly BlockingCollection<TerminalKey> _keys = [];
    private long _last;

    /// <summary>Whether the terminal is gone.</summary>
    internal bool IsOver => _keys.IsCompleted;

    /// <summary>Begins to read.</summary>
    internal void Start()
    {
        var thread = new System.Threading.Thread(Read) { IsBackground = true, Name = "keys" };
        thread.Start();
    }

    /// <summary>The next key, if one comes in time.</summary>
    internal bool TryTake(TimeSpan patience, out TerminalKey key) => _keys.TryTake(out key, patience);

    private void Read()
    {
        try
        {
            if (OperatingSystem.IsWindows())
            {
                ReadConsole();
            }
            else
            {
                ReadBytes();
            }
        }
        catch (Exception e) when (e is IOException or InvalidOperationException)
        {
            // The terminal is gone.
        }

        _keys.CompleteAdding();
    }

    private void ReadBytes()
    {
        using var input = RawTerminal.OpenInput();
        var decoder = new KeyDecoder();
        var bytes = new byte[4_096];
        for (var count = 0; (count = input.Read(bytes)) > 0;)
        {
            foreach (var key in decoder.Read(bytes.AsSpan(0, count), CameTogether()))
            {
                _keys.Add(key);
            }
        }
    }

    private void ReadConsole()
    {
        Console.TreatControlCAsInput = true;
        while (true)
        {
            var read = Console.ReadKey(intercept: true);
            var origin = CameTogether() ? KeyOrigin.Quick : KeyOrigin.Typed;
            if (KeyNames.OfConsole(read.Key, read.Modifiers.HasFlag(ConsoleModifiers.Control)) is { } named)
            {
                _keys.Add(new TerminalKey(named, Origin: origin));
            }
            else if (!char.IsControl(read.KeyChar))
            {
                _keys.Add(new TerminalKey(KeyCode.Text, read.KeyChar.ToString(), origin));
            }
            else if (KeyNames.OfControl(read.KeyChar) is { } control)
            {
                _keys.Add(new TerminalKey(control, Origin: origin));
            }
        }
    }

    private bool CameTogether()
    {
        var isQuick = _last != 0 && Stopwatch.GetElapsedTime(_last) < Together;
        _last = Stopwatch.GetTimestamp();
        return isQuick;
    }
}
