namespace Rtos.MicroPython;

/// <summary>A function with the object of which it is a method.</summary>
internal sealed class BoundMethodObject(Value function, Value self) : ScriptObject
{
    internal Value Function { get; } = function;

    internal Value Self { get; } = self;

    internal override TypeObject Type => Types.BoundMethod;

    internal override int HeapBytes => ObjectBytes.BoundMethod;

    /// <summary>Its counterpart in the thread library.</summary>
    internal object? Callable { get; set; }

    internal override void Visit(Marker marker)
    {
        marker.Visit(Function);
        marker.Visit(Self);
    }
}
