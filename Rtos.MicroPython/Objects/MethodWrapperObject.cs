namespace Rtos.MicroPython;

/// <summary>A <c>staticmethod</c> or <c>classmethod</c>.</summary>
internal sealed class MethodWrapperObject(Value function, bool isClassMethod) : ScriptObject
{
    internal Value Function { get; } = function;

    /// <summary>The number of nested wrappers, including this one.</summary>
    internal int Depth { get; } = function.Ref is MethodWrapperObject inner ? inner.Depth + 1 : 1;

    internal bool IsClassMethod { get; } = isClassMethod;

    internal override TypeObject Type => IsClassMethod ? Types.ClassMethod : Types.StaticMethod;

    internal override int HeapBytes => ObjectBytes.Cell;

    internal override void Visit(Marker marker) => marker.Visit(Function);
}
