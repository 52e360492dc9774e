namespace Rtos.MicroPython;

/// <summary>A <c>tuple</c>.</summary>
internal class TupleObject(params Value[] items) : ScriptObject
{
    internal static readonly TupleObject Empty = new();

    private string[]? _keywordNames;

    internal Value[] Items { get; } = items;

    /// <summary>For a constant tuple of names: the names as .NET strings, made once.</summary>
    internal string[] KeywordNames => _keywordNames ??= Array.ConvertAll(Items, i => i.AsStr);

    internal override TypeObject Type => Types.Tuple;

    internal override int HeapBytes => ObjectBytes.Tuple(Items.Length);

    internal override bool IsShared => Items.Length == 0;

    internal override void Visit(Marker marker) => marker.Visit(Items);
}
