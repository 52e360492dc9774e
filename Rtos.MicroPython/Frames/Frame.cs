namespace Rtos.MicroPython;

/// <summary>An activation of a code object. A thread has a chain of frames that it reuses.</summary>
internal sealed class Frame
{
    // What the receiver needs.
    private ScriptObject? _kept;
    private int _place;

    internal Frame(Frame? caller) => Caller = caller;

    /// <summary>The frame below.</summary>
    internal Frame? Caller { get; }

    /// <summary>The frame above, kept for reuse.</summary>
    internal Frame? Next { get; set; }

    internal CodeObject Code = null!;

    internal DictObject Globals = null!;

    /// <summary>A module's or class's body: the names it sets.</summary>
    internal DictObject Names = null!;

    /// <summary>The index of its locals on the thread's stack of values.</summary>
    internal int Base;

    /// <summary>The next instruction.</summary>
    internal int Ip;

    /// <summary>The number of jumps it makes until it lets other threads run.</summary>
    internal int JumpsLeft;

    /// <summary>The stack index where its result goes; everything above it is removed.</summary>
    internal int ResultAt;

    /// <summary>The receiver of its result; null: it is pushed.</summary>
    internal ResultReceiver? Receiver;

    /// <summary>The generator whose frame it is, or null.</summary>
    internal GeneratorObject? Generator;

    /// <summary>What to do with its result.</summary>
    internal Continuation Continuation
    {
        get => new(ResultAt, Receiver, _kept, _place);
        set
        {
            ResultAt = value.ResultAt;

            // Usually it is the one of the previous call, and writing a reference costs more than comparing.
            if (Receiver != value.Receiver)
            {
                Receiver = value.Receiver;
            }

            if (value.Receiver is not null)
            {
                _place = value.Place;
                if (value.Kept is not null)
                {
                    _kept = value.Kept;
                }
            }
        }
    }

    /// <summary>The stack index where values of expressions begin, above the locals.</summary>
    internal int StackBase => Base + Code.LocalNames.Length;

    /// <summary>The line of the executing instruction.</summary>
    internal int Line => Code.Lines[Math.Max(0, Ip - 1)];

    /// <summary>Forgets the objects of a call that is over.</summary>
    internal void Leave()
    {
        _kept = null;
        Generator = null;
    }
}
