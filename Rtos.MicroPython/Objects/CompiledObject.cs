namespace Rtos.MicroPython;

/// <summary>What <c>compile()</c> gives.</summary>
internal sealed class CompiledObject(CodeObject code) : ScriptObject
{
    internal CodeObject Code { get; } = code;

    internal override TypeObject Type => Types.Code;

    internal override int HeapBytes => ObjectBytes.Block;

    internal override void Visit(Marker marker) => marker.Visit(Code);
}

/// <summary>Code of a module or an expression with the names that it sees, to be called: what <c>exec</c> and <c>eval</c> do.</summary>
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
