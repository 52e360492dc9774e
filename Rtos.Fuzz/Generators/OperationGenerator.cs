namespace Rtos.Fuzz.Generators;

/// <summary>Random operations, written as in a scenario file. What the kernels forbid is avoided, as far as a list of operations can tell.</summary>
internal sealed class OperationGenerator(
    Dice dice, ScenarioStyle style, string kernel, long cyclesPerTick, string[] tasks, int[] queues)
{
    private static readonly string[] Actions = ["none", "setBits", "increment", "overwrite", "noOverwrite"];

    private readonly bool _isSmp = kernel.Contains("smp", StringComparison.Ordinal);
    private readonly bool _isIdf = kernel.Contains("idf", StringComparison.Ordinal);
    private readonly bool _isPreemptiveSmp =
        kernel.Contains("smp", StringComparison.Ordinal) && !kernel.Contains("\"preemption\": false", StringComparison.Ordinal);

    // Which role comes first is chance; a role is a matter of the name, so that it stays when the scenario is made smaller.
    private readonly int _firstRole = dice.Between(0, 2);

    private readonly ObjectOperations _objects = new(
        dice, style, kernel, writer: dice.Of<string>(tasks), reader: dice.Of<string>(tasks));

    internal string[] Objects() => _objects.Objects(() => dice.Many(0, 3, Callback));

    internal string[] TaskBlocks(string caller) => [.. dice.Many(0, 7, () => Block(caller)), dice.Percent(40) ? Work() : Delay()];

    internal string[] InterruptBlocks() => style.ContentionShare == 0
        ? dice.Many(1, 3, Interrupt)
        : ["[\"tickCountFromISR\"]", .. dice.Many(0, 3, () => dice.Percent(30) ? Work() : Interrupt())];

    private string Block(string caller)
    {
        if (dice.Between(1, 10) <= style.PauseWeight)
        {
            return Pause();
        }

        if (style.ContentionShare > 0 && dice.Percent(style.ContentionShare))
        {
            return dice.Percent(50) ? SuspendedScheduler(caller) : CriticalSection(caller);
        }

        if (dice.Percent(style.ObjectShare))
        {
            return ObjectBlock(caller);
        }

        return dice.Between(0, 19) switch
        {
            0 or 1 => SuspendedScheduler(caller),
            2 or 3 => CriticalSection(caller),
            4 => Text($"[\"catchUpTicks\", {dice.Of(0, 1, 3, style.MostWait)}]"),
            5 => dice.Of("""["suspend", "self"]""", """["suspend", "self"]""", """["delete", "self"]"""),
            6 => "[\"yield\"]",
            7 or 8 or 9 => Waiting(),
            10 => dice.Percent(50) ? "[\"work\", 0]" : "[\"delay\", 0]",
            11 => Text($"[\"setPriority\", \"self\", {dice.Between(0, 9)}]"),
            12 when _isSmp || !_isIdf => Text($"[\"basePriority\", \"{Target()}\"]"),
            13 when dice.Percent(35) && Target(TaskRole.Mortal) is { } victim => Text($"[\"delete\", \"{victim}\"]"),
            13 => Text($"[\"create\", \"{Target()}\"]"),
            14 when Target() is var target && RoleOf(target) != TaskRole.Holder => Text($"[\"abortDelay\", \"{target}\"]"),
            14 when _isPreemptiveSmp => Text($"[\"preemptionDisable\", \"{caller}\"], {AtOnce(caller)}, [\"preemptionEnable\", \"{caller}\"]"),
            15 when _isSmp => Text($"[\"setAffinity\", \"{Target()}\", {dice.Of(1u, 2u, 3u, uint.MaxValue)}], [\"getAffinity\", \"{Target()}\"]"),
            15 => Text($"[\"runTime\", \"{Target()}\"]"),
            _ => AtOnce(caller),
        };
    }

    private string ObjectBlock(string caller) => dice.Percent(50)
        ? _objects.Waiting(caller, RoleOf(caller), AnyWait(), () => dice.Percent(60) ? Work() : AtOnce(caller))
        : _objects.Outside();

    // Without work: at the overflow of the ticks a callback runs with the kernel locked.
    private string Callback() => dice.Between(0, 3) switch
    {
        0 => AtOnce(""),
        1 => CriticalSection(""),
        2 => _objects.Outside(),
        _ => _objects.AtOnce(),
    };

    private string Pause() => dice.Between(0, 5) switch
    {
        0 or 1 => Work(),
        2 => Text($"[\"delayUntil\", {Math.Max(1, Wait())}]"),
        _ => Delay(),
    };

    private string Delay() => Text($"[\"delay\", {Math.Max(1, Wait())}]");

    // Often whole ticks: work that ends at a tick.
    private string Work()
    {
        var most = cyclesPerTick * style.MostWork;
        var cycles = dice.Between(1, most);
        return Text($"[\"work\", {(dice.Percent(40) ? (cycles / cyclesPerTick * cyclesPerTick) + 1 - dice.Between(0, 1) : cycles)}]")
            .Replace("\"work\", 0]", "\"work\", 1]", StringComparison.Ordinal);
    }

    private long Wait() => dice.Of(0, 1, 1, 2, dice.Between(0, style.MostWait));

    private string AnyWait() => dice.Of(Text($"{Wait()}"), Text($"{Wait()}"), "\"forever\"", "4294967290");

    private string Waiting() => dice.Between(0, 5) switch
    {
        0 => Text($"[\"notifyTake\", {Flag()}, {AnyWait()}, {Index()}]"),
        1 => Text($"[\"notifyWait\", {Bits()}, {Bits()}, {AnyWait()}, {Index()}]"),
        2 or 3 => Send(AnyWait()),
        4 => Text($"[\"peek\", \"{Queue()}\", {AnyWait()}]"),
        _ => Text($"[\"receive\", \"{Queue()}\", {AnyWait()}]"),
    };

    // Neither waits nor stops the caller; allowed in critical sections of every kernel.
    private string AtOnce(string caller) => dice.Percent(style.ObjectShare) ? _objects.AtOnce() : dice.Between(0, 21) switch
    {
        0 => "[\"tickCount\"]",
        1 => "[\"numTasks\"]",
        2 => "[\"schedulerState\"]",
        3 => Text($"[\"state\", \"{Target()}\"]"),
        4 => Text($"[\"getPriority\", \"{Target()}\"]"),
        5 or 6 => Text($"[\"setPriority\", \"{Target()}\", {dice.Between(0, 9)}]"),
        7 or 8 => Text($"[\"resume\", \"{Target()}\"]"),
        9 when Target() is var other && other != caller => Text($"[\"suspend\", \"{other}\"]"),
        10 or 11 => Text($"[\"notifyGive\", \"{Target()}\", {Index()}]"),
        12 => Text($"[\"notify\", \"{Target()}\", \"{dice.Of<string>(Actions)}\", {Bits()}, {Index()}]"),
        13 => Text($"[\"notifyQuery\", \"{Target()}\", \"{dice.Of<string>(Actions)}\", {Bits()}, {Index()}]"),
        14 => Text($"[\"notifyStateClear\", \"{Target()}\", {Index()}]"),
        15 => Text($"[\"notifyValueClear\", \"{Target()}\", {Bits()}, {Index()}]"),
        16 => Text($"[\"waiting\", \"{Queue()}\"], [\"spaces\", \"{Queue()}\"]"),
        17 => Text($"[\"reset\", \"{Queue()}\"]"),
        18 => Text($"[\"receive\", \"{Queue()}\", 0]"),
        19 => Text($"[\"peek\", \"{Queue()}\", 0]"),
        _ => Send("0"),
    };

    private string SuspendedScheduler(string caller)
    {
        // With "smp" the other core stands meanwhile: there the section is mostly over at once.
        var mayWork = !_isSmp || dice.Percent(style.ContentionShare > 0 ? 70 : 15);
        var inside = dice.Many(0, 4, () => mayWork && dice.Percent(40) ? Work() : AtOnce(caller));
        var nested = dice.Percent(20);
        return string.Join(", ", [
            "[\"suspendAll\"]", .. nested ? ["[\"suspendAll\"]"] : Array.Empty<string>(), .. inside,
            .. nested ? ["[\"resumeAll\"]"] : Array.Empty<string>(), "[\"resumeAll\"]"]);
    }

    private string CriticalSection(string caller)
    {
        var mayWork = style.ContentionShare > 0;
        var inside = dice.Many(0, 4, () => dice.Percent(15) ? "[\"yield\"]" : mayWork && dice.Percent(30) ? Work() : AtOnce(caller));
        return string.Join(", ", ["[\"enterCritical\"]", .. inside, "[\"exitCritical\"]"]);
    }

    private string Interrupt() => dice.Percent(style.ObjectShare) ? _objects.Interrupt() : dice.Between(0, 11) switch
    {
        0 => "[\"tickCountFromISR\"]",
        1 => Text($"[\"resumeFromISR\", \"{Target()}\"]"),
        2 => Text($"[\"notifyFromISR\", \"{Target()}\", \"{dice.Of<string>(Actions)}\", {Bits()}, {Index()}]"),
        3 => Text($"[\"notifyQueryFromISR\", \"{Target()}\", \"{dice.Of<string>(Actions)}\", {Bits()}, {Index()}]"),
        4 => Text($"[\"receiveFromISR\", \"{Queue()}\"]"),
        5 => Text($"[\"peekFromISR\", \"{Queue()}\"]"),
        6 => Text($"[\"sendToFrontFromISR\", \"{Queue()}\", {Bits()}]"),
        7 when OneOfLengthOne() is { } q => Text($"[\"overwriteFromISR\", \"{q}\", {Bits()}]"),
        8 or 9 => Text($"[\"sendFromISR\", \"{Queue()}\", {Bits()}]"),
        _ => Text($"[\"notifyGiveFromISR\", \"{Target()}\", {Index()}]"),
    };

    private string Send(string wait) =>
        dice.Percent(15) && OneOfLengthOne() is { } q
            ? Text($"[\"overwrite\", \"{q}\", {Bits()}]")
            : Text($"[\"{dice.Of("send", "send", "sendToFront")}\", \"{Queue()}\", {Bits()}, {wait}]");

    private string? OneOfLengthOne()
    {
        var i = Array.IndexOf(queues, 1);
        return i < 0 ? null : Text($"q{i}");
    }

    private string Target() => dice.Of<string>(tasks);

    private TaskRole RoleOf(string task) => (TaskRole)((Array.IndexOf(tasks, task) + _firstRole) % 3);

    private string? Target(TaskRole role) => Target() is var target && RoleOf(target) == role ? target : null;

    private string Queue() => Text($"q{dice.Between(0, queues.Length - 1)}");

    private string Bits() => dice.Of("0", "1", "6", "4294967295");

    private string Flag() => dice.Of("true", "false");

    private int Index() => dice.Of(0, 0, 0, 1, 2);

    private static string Text(FormattableString text) => ScenarioSketch.Text(text);
}
