namespace Rtos.MicroPython;

/// <summary>A function of a script.</summary>
internal sealed class FunctionObject(CodeObject code, DictObject globals) : ScriptObject
{
    internal CodeObject Code { get; } = code;

    internal DictObject Globals { get; } = globals;

    /// <summary>The default values of the last positional parameters.</summary>
    internal Value[] Defaults { get; init; } = [];

    /// <summary>The default values of keyword-only parameters; null for none.</summary>
    internal DictObject? KeywordDefaults { get; init; }

    /// <summary>The cells of the outer functions' variables.</summary>
    internal Value[] Cells { get; init; } = [];

    /// <summary>Attributes that the script has set on it; null for none.</summary>
    internal DictObject? Attributes { get; set; }

    /// <summary>Its counterpart in the thread library, made when a thread is first started with it.</summary>
    internal object? Callable { get; set; }

    internal override TypeObject Type => Code.IsGenerator ? Types.Generator : Cells.Length > 0 ? Types.Closure : Types.Function;

    internal override int HeapBytes => ObjectBytes.Function(Defaults.Length, Cells.Length);

    internal override void Visit(Marker marker)
    {
        marker.Visit(Code);
        marker.Visit(Globals);
        marker.Visit(Defaults);
        marker.Visit(Cells);
        if (KeywordDefaults is not null)
        {
            marker.Visit(KeywordDefaults);
        }

        if (Attributes is not null)
        {
            marker.Visit(Attributes);
        }
    }
}
