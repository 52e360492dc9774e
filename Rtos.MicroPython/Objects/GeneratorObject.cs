namespace Rtos.MicroPython;

/// <summary>A generator: a frame that is left and resumed.</summary>
internal sealed class GeneratorObject(FunctionObject function, Value[] slots) : ScriptObject
{
    internal FunctionObject Function { get; } = function;

    /// <summary>Its locals and, after them, its stack; while it runs they are on the thread's stack.</summary>
    internal Value[] Slots { get; } = slots;

    /// <summary>The number of used slots.</summary>
    internal int Used { get; set; } = function.Code.LocalNames.Length;

    /// <summary>The instruction at which it resumes; -1 if it has ended.</summary>
    internal int Ip { get; set; }

    internal bool IsRunning { get; set; }

    internal bool HasStarted { get; set; }

    internal bool HasEnded => Ip < 0;

    internal override bool IsIterator => true;

    internal override TypeObject Type => Types.Generator;

    internal override int HeapBytes => ObjectBytes.Generator(Slots.Length);

    internal override void Visit(Marker marker)
    {
        marker.Visit(Function);
        marker.Visit(Slots.AsSpan(0, Used));
    }

    /// <summary>It never runs again.</summary>
    internal void End()
    {
        Ip = -1;
        IsRunning = false;
        Used = 0;
        Array.Clear(Slots);
    }
}
