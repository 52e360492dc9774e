namespace Rtos.MicroPython;

/// <summary>The kinds of dict views.</summary>
internal enum DictViewKind
{
    Keys,
    Values,
    Items,
}

/// <summary><c>d.keys()</c>, <c>d.values()</c>, <c>d.items()</c>.</summary>
internal sealed class DictViewObject(DictObject dict, DictViewKind kind) : ScriptObject
{
    internal DictObject Dict { get; } = dict;

    internal DictViewKind Kind { get; } = kind;

    /// <summary>The name with which its repr begins.</summary>
    internal string Name => Kind switch
    {
        DictViewKind.Keys => "dict_keys",
        DictViewKind.Values => "dict_values",
        _ => "dict_items",
    };

    internal override TypeObject Type => Types.DictView;

    internal override int HeapBytes => ObjectBytes.Cell;

    internal override void Visit(Marker marker) => marker.Visit(Dict);
}
