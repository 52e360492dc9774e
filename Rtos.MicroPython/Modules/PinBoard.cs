using Rtos.Core;
using Rtos.Thread;

namespace Rtos.MicroPython;

/// <summary>The pins of a board, with the levels given to them by the script and from outside.</summary>
internal sealed class PinBoard : IHeapRoot
{
    /// <summary>The number of pin numbers.</summary>
    internal const int Count = 40;

    private const int FirstInputOnly = 34;

    private readonly PinObject?[] _pins = new PinObject?[Count];
    private readonly bool?[] _driven = new bool?[Count];
    private ModuleFunction? _write;

    /// <summary>Whether a pin with this number leads out of the chip.</summary>
    internal static bool Exists(long number) => number is >= 0 and < Count and not (24 or (>= 28 and <= 31));

    internal static bool IsInputOnly(int number) => number >= FirstInputOnly;

    /// <summary>The pin's object: always the same.</summary>
    internal PinObject Pin(Machine machine, int number)
    {
        if (_pins[number] is not { } pin)
        {
            pin = new PinObject(number);
            machine.Heap.Charge(pin.HeapBytes);
            _pins[number] = pin;
        }

        return pin;
    }

    /// <summary>The level at a pin: that of its output, else the one from outside, else that of its resistor.</summary>
    internal bool Level(int number) => _pins[number] switch
    {
        { IsOutput: true } pin => pin.IsHigh && !(pin.IsOpenDrain && _driven[number] == false),
        var pin => _driven[number] ?? pin?.Pull == PinObject.PullUp,
    };

    /// <summary>The numbers of the pins whose changes call a function.</summary>
    internal IReadOnlyList<int> WithHandler => [.. _pins.Where(p => p is { Handler.IsUnset: false, Trigger: not 0 }).Select(p => p!.Number)];

    /// <summary>Sets the level of a pin from outside, now: between two runs of the device.</summary>
    /// <param name="machine">The machine.</param>
    /// <param name="number">The pin.</param>
    /// <param name="isHigh">The level.</param>
    internal void Drive(Machine machine, int number, bool isHigh) => DriveAt(
        machine, machine.Device.Now == Instant.Start ? machine.Device.Now + new Cycles(1) : machine.Device.Now, number, isHigh);

    /// <summary>Sets the level of a pin from outside at a point of virtual time.</summary>
    /// <param name="machine">The machine.</param>
    /// <param name="at">When; not in the past.</param>
    /// <param name="number">The pin.</param>
    /// <param name="isHigh">The level.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such pin, or the time is in the past.</exception>
    internal void DriveAt(Machine machine, Instant at, int number, bool isHigh)
    {
        if (!Exists(number))
        {
            throw new ArgumentOutOfRangeException(nameof(number), number, "there is no such pin; valid are 0 to 23, 25 to 27 and 32 to 39");
        }

        machine.Device.RaiseInterruptAt(at, CoreId.Core0, isr =>
        {
            var before = Level(number);
            _driven[number] = isHigh;
            if (Level(number) != before)
            {
                isr.Returned("pin", TraceValue.Text(Describe(number, !before)));
                Call(machine, number, isr);
            }
        });
    }

    /// <summary>Makes the running thread write a pin's level: a call of its own, so that the trace has it at the exact time.</summary>
    /// <param name="machine">The machine.</param>
    /// <param name="pin">The pin.</param>
    /// <param name="isHigh">The level.</param>
    /// <param name="result">The result for the script.</param>
    internal NativeResult Write(Machine machine, PinObject pin, bool isHigh, Value result)
    {
        _write ??= ModuleFunction.Simple(machine.Model, "pin", "number, level", (scoped ref ModuleCall call) =>
        {
            var number = (int)call.Argument(0).AsInt;
            var level = call.Argument(1).AsBool;
            var before = Level(number);
            _pins[number]!.IsHigh = level;
            return PyValue.Of(Describe(number, Level(number)) + (Level(number) == before ? " (no edge)" : string.Empty));
        });
        var was = Level(pin.Number);
        return NativeResult.Kernel(_write, new PyArguments(pin.Number, isHigh), (m, written) =>
        {
            m.Values.ToValue(written);
            if (Level(pin.Number) != was)
            {
                Call(m, pin.Number, null);
            }

            return result;
        });
    }

    public void Visit(Marker marker)
    {
        foreach (var pin in _pins)
        {
            if (pin is not null)
            {
                marker.Visit(pin);
            }
        }
    }

    private static string Describe(int number, bool isHigh) => FormattableString.Invariant($"{number}={(isHigh ? 1 : 0)}");

    // As on the board, a full queue loses the call.
    private void Call(Machine machine, int number, InterruptContext? isr)
    {
        var edge = Level(number) ? PinObject.Rising : PinObject.Falling;
        if (_pins[number] is { } pin && !pin.Handler.IsUnset && (pin.Trigger & edge) != 0)
        {
            machine.Callbacks.AddOrLose(pin.Handler, pin, isr);
        }
    }
}
