namespace Rtos.MicroPython;

/// <summary>An activation of a code object. A thread has a chain of them that it uses again and again.</summary>
internal sealed class Frame
{
    // What the receiver needs.
    private ScriptObject? _kept;
    private int _place;

    internal Frame(Frame? caller) => Caller = caller;

    /// <summary>The frame below.</summary>
    internal Frame? Caller { get; }

    /// <summary>The frame above, kept to be used again.</summary>
    internal Frame? Next { get; set; }

    internal CodeObject Code = null!;

    internal DictObject Globals = null!;

    /// <summary>A module's or class's body: the names it sets.</summary>
    internal DictObject Names = null!;

    /// <summary>Where its locals begin on the thread's stack of values.</summary>
    internal int Base;

    /// <summary>The instruction that comes next.</summary>
    internal int Ip;

    /// <summary>How many jumps it makes until it lets other threads run.</summary>
    internal int JumpsLeft;

    /// <summary>Where on the stack its result goes; what lies above is gone then.</summary>
    internal int ResultAt;

    /// <summary>Who takes its result; null: it is pushed.</summary>
    internal ResultReceiver? Receiver;

    /// <summary>The generator whose frame it is, or null.</summary>
    internal GeneratorObject? Generator;

    /// <summary>What is done with its result.</summary>
    internal Continuation Continuation
    {
        get => new(ResultAt, Receiver, _kept, _place);
        set
        {
            ResultAt = value.ResultAt;

            // Mostly it is the one of the call before, and writing a reference costs more than looking.
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

    /// <summary>Where values of expressions begin, above the locals.</summary>
    internal int StackBase => Base + Code.LocalNames.Length;

    /// <summary>The line of the instruction that is executed.</summary>
    internal int Line => Code.Lines[Math.Max(0, Ip - 1)];

    /// <summary>Forgets the objects of a call that is over.</summary>
    internal void Leave()
    {
        _kept = null;
        Generator = null;
    }
}
