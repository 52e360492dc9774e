namespace Rtos.MicroPython;

/// <summary>A <c>machine.Pin</c>.</summary>
internal sealed class PinObject(int number) : ScriptObject
{
    internal const long Input = 1;
    internal const long Output = 3;
    internal const long OpenDrain = 7;
    internal const long PullDown = 1;
    internal const long PullUp = 2;
    internal const long Rising = 1;
    internal const long Falling = 2;

    internal static readonly TypeObject PinType = PinMethods.CreateType();

    internal int Number { get; } = number;

    internal long Mode { get; set; }

    internal long Pull { get; set; }

    /// <summary>The level written by the script.</summary>
    internal bool IsHigh { get; set; }

    /// <summary>The function called at edges; unset for none.</summary>
    internal Value Handler { get; set; }

    /// <summary>The edges that call it.</summary>
    internal long Trigger { get; set; }

    internal bool IsOutput => Mode is Output or OpenDrain;

    internal bool IsOpenDrain => Mode == OpenDrain;

    internal override TypeObject Type => PinType;

    internal override int HeapBytes => ObjectBytes.Instance;

    internal override void Visit(Marker marker) => marker.Visit(Handler);

    internal override string Shown => FormattableString.Invariant($"Pin({Number})");

    public override string ToString() => Shown;
}
