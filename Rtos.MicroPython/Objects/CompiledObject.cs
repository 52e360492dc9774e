namespace Rtos.MicroPython;

/// <summary>The result of <c>compile()</c>.</summary>
internal sealed class CompiledObject(CodeObject code) : ScriptObject
{
    internal CodeObject Code { get; } = code;

    internal override TypeObject Type => Types.Code;

    internal override int HeapBytes => ObjectBytes.Block;

    internal override void Visit(Marker marker) => marker.Visit(Code);
}

/// <summary>Code of a module or an expression with its names, to be called: the work of <c>exec</c> and <c>eval</c>.</summary>
internal sealed class CodeFunctionObject(CodeObject code, DictObject globals, DictObject names) : ScriptObject
{
    internal CodeObject Code { get; } = code;

    internal DictObject Globals { get; } = globals;

    internal DictObject Names { get; } = names;

    internal override TypeObject Type => Types.Code;

    internal override int HeapBytes => ObjectBytes.Block;

    internal override void Visit(Marker marker)
    {
        marker.Visit(Code);
        marker.Visit(Globals);
        marker.Visit(Names);
    }
}
