namespace Rtos.Fuzz.Generators;

/// <summary>What a task may do to the objects without breaking a rule that only a run could tell.</summary>
internal enum TaskRole
{
    /// <summary>Takes mutexes and always gets them: nobody deletes it or ends its waits.</summary>
    Holder,

    /// <summary>Waits for stream buffers and takes the recursive mutex: nobody deletes it.</summary>
    Streamer,

    /// <summary>May be deleted at any time.</summary>
    Mortal,
}

/// <summary>Random operations on semaphores, mutexes, event groups, buffers, timers and queue sets.</summary>
/// <param name="dice">Chance.</param>
/// <param name="style">What the scenario is to be like.</param>
/// <param name="kernel">The kernel block's fields.</param>
/// <param name="writer">The one task that waits for room in stream buffers.</param>
/// <param name="reader">The one task that waits for bytes in them.</param>
internal sealed class ObjectOperations(Dice dice, ScenarioStyle style, string kernel, string writer, string reader)
{
    private const int StreamSize = 7;
    private const int MessageSize = 20;

    private readonly bool _isIdf = kernel.Contains("idf", StringComparison.Ordinal);

    /// <summary>The objects, each a line of the file.</summary>
    internal string[] Objects(Func<string[]> callback)
    {
        List<string> objects =
        [
            """{"type": "binary", "name": "bin"}""",
            Text($$"""{"type": "counting", "name": "cnt", "max": 3, "initial": {{dice.Between(0, 3)}}}"""),
            """{"type": "mutex", "name": "m0"}""",
            """{"type": "mutex", "name": "m1"}""",
            """{"type": "recursive", "name": "rec"}""",
            """{"type": "events", "name": "ev"}""",
            Text($$"""{"type": "stream", "name": "st", "size": {{StreamSize}}, "trigger": {{dice.Between(0, StreamSize)}}}"""),
            Text($$"""{"type": "message", "name": "ms", "size": {{MessageSize}}}"""),
            """{"type": "queue", "name": "sq", "length": 2}""",
            """{"type": "binary", "name": "sb"}""",
            """{"type": "queueSet", "name": "set", "length": 2000, "members": ["sq", "sb"]}""",
            """{"type": "queue", "name": "dq", "length": 2}""",
            """{"type": "events", "name": "de"}""",
        ];
        if (!_isIdf)
        {
            objects.Add(Text($$"""{"type": "batching", "name": "ba", "size": {{StreamSize}}, "trigger": {{dice.Between(0, StreamSize - 1)}}}"""));
        }

        for (var i = 0; i < 3; i++)
        {
            objects.Add(Text(
                $$"""{"type": "timer", "name": "t{{i}}", "period": {{Period()}}, "autoReload": {{Flag()}}, "ops": [{{string.Join(", ", callback())}}]}"""));
        }

        objects.Add(Text($$"""{"type": "call", "name": "call", "ops": [{{string.Join(", ", callback())}}]}"""));
        return [.. objects];
    }

    /// <summary>What a task does that may wait; <paramref name="inside"/> is what it does while it holds a mutex.</summary>
    internal string Waiting(string caller, TaskRole role, string wait, Func<string> inside) => dice.Between(0, 11) switch
    {
        0 or 1 when role == TaskRole.Holder => Holding(inside),
        0 or 1 when role == TaskRole.Streamer => Recursive(wait, inside),
        2 or 3 or 4 when caller == writer => Send(wait),
        2 or 3 or 4 when caller == reader => Receive(wait),
        5 => Text($"[\"waitBits\", \"{Events()}\", {SomeBits()}, {Flag()}, {Flag()}, {wait}]"),
        6 => Text($"[\"sync\", \"{Events()}\", {Bits()}, {SomeBits()}, {wait}]"),
        7 => Text($"[\"select\", \"set\", {wait}], [\"receive\", \"sq\", 0], [\"take\", \"sb\", 0]"),
        8 => Timer(wait),
        9 => Text($"[\"pend\", \"call\", {wait}]"),
        10 => Text($"[\"setTimeOut\"], [\"checkTimeOut\", {wait}], {inside()}, [\"checkTimeOut\", 1]"),
        _ => Text($"[\"take\", \"{dice.Of("bin", "cnt")}\", {wait}]"),
    };

    /// <summary>Neither waits nor stops the caller, but not allowed in critical sections of every kernel.</summary>
    internal string Outside() => dice.Between(0, 9) switch
    {
        0 or 1 => Text($"[\"setBits\", \"{Events()}\", {Bits()}]"),
        2 => Text($"[\"waitBits\", \"{Events()}\", {SomeBits()}, {Flag()}, {Flag()}, 0]"),
        3 or 4 => Send("0"),
        5 or 6 => Receive("0"),
        7 when dice.Percent(20) => Text($"[\"deleteObject\", \"{dice.Of("dq", "de")}\"]"),
        8 when dice.Percent(20) => "[\"timerDelete\", \"t2\", 0]",
        _ => AtOnce(),
    };

    /// <summary>Neither waits nor stops the caller; allowed in critical sections of every kernel.</summary>
    internal string AtOnce() => dice.Between(0, 15) switch
    {
        0 or 1 => Text($"[\"give\", \"{dice.Of("bin", "cnt", "sb")}\"]"),
        2 => Text($"[\"take\", \"{dice.Of("bin", "cnt")}\", 0]"),
        3 => Text($"[\"count\", \"{dice.Of("bin", "cnt", "m0", "rec")}\"], [\"holder\", \"{dice.Of("m0", "m1", "rec")}\"]"),
        4 => Text($"[\"clearBits\", \"{Events()}\", {Bits()}]"),
        5 => Text($"[\"getBits\", \"{Events()}\"]"),
        6 => Text($"[\"streamAvailable\", \"{Buffer()}\"], [\"streamSpaces\", \"{Buffer()}\"], [\"nextLength\", \"ms\"]"),
        7 => Text($"[\"isFull\", \"{Buffer()}\"], [\"isEmpty\", \"{Buffer()}\"]"),
        8 => dice.Percent(70) ? Text($"[\"streamTrigger\", \"st\", {dice.Between(0, StreamSize + 1)}]") : Text($"[\"streamReset\", \"{Buffer()}\"]"),
        9 or 10 => Timer("0"),
        11 => Text($"[\"timerActive\", \"{TimerName()}\"], [\"timerExpiry\", \"{TimerName()}\"], [\"timerPeriodGet\", \"{TimerName()}\"]"),
        12 => Text($"[\"timerReload\", \"{TimerName()}\", {Flag()}]"),
        13 => dice.Percent(50) ? Text($"[\"send\", \"dq\", {Bits()}, 0]") : "[\"receive\", \"dq\", 0]",
        14 => Text($"[\"send\", \"sq\", {Bits()}, 0]"),
        _ => "[\"select\", \"set\", 0], [\"receive\", \"sq\", 0], [\"take\", \"sb\", 0]",
    };

    internal string Interrupt() => dice.Between(0, 12) switch
    {
        0 or 1 => Text($"[\"giveFromISR\", \"{dice.Of("bin", "cnt", "sb")}\"]"),
        2 => Text($"[\"takeFromISR\", \"{dice.Of("bin", "cnt")}\"]"),
        3 => Text($"[\"setBitsFromISR\", \"ev\", {Bits()}]"),
        4 => Text($"[\"clearBitsFromISR\", \"ev\", {Bits()}]"),
        5 => Text($"[\"streamSendFromISR\", \"{Stream()}\", {dice.Between(0, StreamSize + 1)}]"),
        6 => Text($"[\"streamReceiveFromISR\", \"{Stream()}\", {dice.Between(1, StreamSize + 1)}]"),
        7 => Text($"[\"messageSendFromISR\", \"ms\", {dice.Between(1, MessageSize)}]"),
        8 => Text($"[\"messageReceiveFromISR\", \"ms\", {dice.Between(1, MessageSize)}]"),
        9 => Text($"[\"{dice.Of("timerStartFromISR", "timerStopFromISR", "timerResetFromISR")}\", \"t{dice.Between(0, 1)}\"]"),
        10 => Text($"[\"timerPeriodFromISR\", \"t{dice.Between(0, 1)}\", {Period()}]"),
        11 => dice.Percent(50) ? "[\"selectFromISR\", \"set\"]" : "[\"sendFromISR\", \"sq\", 3]",
        _ => "[\"pendFromISR\", \"call\"]",
    };

    // The order of taking keeps most of them from a deadlock.
    private string Holding(Func<string> inside)
    {
        var first = dice.Of("m0", "m0", "m1");
        var nested = first == "m0" && dice.Percent(40) ? "[\"take\", \"m1\", \"forever\"], " + inside() + ", [\"give\", \"m1\"]" : inside();
        return Text($"[\"take\", \"{first}\", \"forever\"], {nested}, [\"give\", \"{first}\"]");
    }

    // Giving what the task does not hold fails and harms nobody, so the wait may end any way.
    private string Recursive(string wait, Func<string> inside) => dice.Percent(60)
        ? Text($"[\"takeRecursive\", \"rec\", {wait}], {inside()}, [\"giveRecursive\", \"rec\"]")
        : Text($"[\"takeRecursive\", \"rec\", {wait}], [\"takeRecursive\", \"rec\", 0], {inside()}, [\"giveRecursive\", \"rec\"], [\"giveRecursive\", \"rec\"]");

    private string Send(string wait) => dice.Percent(50)
        ? Text($"[\"streamSend\", \"{Stream()}\", {dice.Between(0, StreamSize + 2)}, {wait}]")
        : Text($"[\"messageSend\", \"ms\", {dice.Between(1, MessageSize - 2)}, {wait}]");

    private string Receive(string wait) => dice.Percent(50)
        ? Text($"[\"streamReceive\", \"{Stream()}\", {dice.Between(1, StreamSize + 1)}, {wait}]")
        : Text($"[\"messageReceive\", \"ms\", {dice.Between(1, MessageSize)}, {wait}]");

    // t2 may be deleted, and a command that waits could be overtaken by its deletion.
    private string Timer(string wait) => dice.Between(0, 4) switch
    {
        0 => Text($"[\"timerStop\", \"t{dice.Between(0, 1)}\", {wait}]"),
        1 => Text($"[\"timerReset\", \"t{dice.Between(0, 1)}\", {wait}]"),
        2 => Text($"[\"timerPeriod\", \"t{dice.Between(0, 1)}\", {Period()}, {wait}]"),
        3 => "[\"timerStart\", \"t2\", 0]",
        _ => Text($"[\"timerStart\", \"t{dice.Between(0, 1)}\", {wait}]"),
    };

    private string TimerName() => Text($"t{dice.Between(0, 2)}");

    private int Period() => dice.Of(1, 2, 3, 5, Math.Max(1, style.MostWait / 2), dice.Between(1, style.MostWait));

    private string Events() => dice.Of("ev", "ev", "ev", "de");

    private string Stream() => _isIdf ? "st" : dice.Of("st", "st", "ba");

    private string Buffer() => dice.Of(Stream(), "ms");

    private string Bits() => dice.Of("0", "1", "2", "3", "6", "16777215");

    private string SomeBits() => dice.Of("1", "2", "3", "6");

    private string Flag() => dice.Of("true", "false");

    private static string Text(FormattableString text) => ScenarioSketch.Text(text);
}
