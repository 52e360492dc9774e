namespace Rtos.MicroPython;

/// <summary>Asks the host for a line while the script waits for it: virtual time stops until it is there.</summary>
/// <param name="line">The line with its line feed; null at the end of the input.</param>
/// <returns>Whether the host has answered; otherwise the run is to stop.</returns>
internal delegate bool LineReader(out string? line);

/// <summary>Typed input that the script has not read yet.</summary>
internal sealed class StandardInput
{
    private readonly Queue<char> _characters = new();
    private bool _isEnd;

    /// <summary>Asked for more input when the script wants to read; null if the host types by itself.</summary>
    internal LineReader? Reader { get; set; }

    /// <summary>Whether there will be no more input: then reading returns the rest.</summary>
    internal bool IsClosed { get; private set; }

    internal int Count => _characters.Count;

    /// <summary>Whether reading would not wait.</summary>
    internal bool IsReady => IsClosed || _isEnd || Count > 0;

    /// <summary>Whether the script has checked for input without success since the host last typed.</summary>
    internal bool IsWanted { get; private set; }

    /// <summary>Called when the script begins to wait for input; null for nobody.</summary>
    internal Action? Waits { get; set; }

    /// <summary>The script checks whether there is input.</summary>
    internal void Look()
    {
        if (!IsReady)
        {
            Want();
        }
    }

    /// <summary>The script's checks so far no longer count as waiting.</summary>
    internal void Forget() => IsWanted = false;

    /// <summary>The host types; between two runs of the device, or in an interrupt.</summary>
    internal void Feed(string text)
    {
        IsWanted = false;
        foreach (var c in text)
        {
            _characters.Enqueue(c);
        }
    }

    /// <summary>Ends the input that is being read, like Ctrl-D; more may be typed later.</summary>
    internal void EndOnce()
    {
        _isEnd = true;
        IsWanted = false;
    }

    internal void Close()
    {
        IsClosed = true;
        IsWanted = false;
    }

    /// <summary>Takes up to a number of characters, or everything up to the end of the line; null if more must come first.</summary>
    /// <param name="limit">The most characters to take.</param>
    /// <param name="isLine">Whether a line feed ends it.</param>
    internal string? TryTake(int limit, bool isLine)
    {
        string? taken;
        while ((taken = TryTakeWhatIsThere(limit, isLine)) is null && Ask())
        {
            // Again, with the newly typed input.
        }

        if (taken is null)
        {
            Want();
        }

        return taken;
    }

    private void Want()
    {
        if (!IsWanted)
        {
            IsWanted = true;
            Waits?.Invoke();
        }
    }

    private bool Ask()
    {
        if (Reader is null || !Reader(out var line))
        {
            return false;
        }

        if (line is null)
        {
            Close();
        }
        else
        {
            Feed(line);
        }

        return true;
    }

    private string? TryTakeWhatIsThere(int limit, bool isLine)
    {
        var wanted = Math.Min(limit, Count);
        var lineEnd = isLine ? _characters.Take(wanted).TakeWhile(c => c != '\n').Count() : wanted;
        var ends = isLine && lineEnd < wanted;
        if (!ends && wanted < limit && !IsClosed && !_isEnd)
        {
            return null;
        }

        _isEnd &= ends || wanted == limit;

        var taken = new char[ends ? lineEnd + 1 : wanted];
        for (var i = 0; i < taken.Length; i++)
        {
            taken[i] = _characters.Dequeue();
        }

        return new string(taken);
    }
}
