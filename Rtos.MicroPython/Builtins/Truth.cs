namespace Rtos.MicroPython;

/// <summary>The truth value of everything without a script's <c>__bool__</c> or <c>__len__</c>.</summary>
internal static class Truth
{
    internal static bool Of(Value value) => value.Ref switch
    {
        Tag => value.IsFloat ? value.AsFloat != 0 : !value.IsNone && value.Bits != 0,
        string s => s.Length > 0,
        ListObject list => list.Items.Count > 0,
        TupleObject tuple => tuple.Items.Length > 0,
        DictObject dict => dict.Count > 0,
        DictViewObject view => view.Dict.Count > 0,
        SetObject set => set.Count > 0,
        BufferObject buffer => buffer.Span.Length > 0,
        RangeObject range => range.Count > 0,
        InstanceObject { Base.IsUnset: false } instance => Of(instance.Base),
        _ => true,
    };

    /// <summary>Whether Python code is needed.</summary>
    internal static bool NeedsPython(Value value) =>
        value.Ref is InstanceObject instance and not ExceptionObject && (KeyHash.HasOwn(instance, "__bool__") || KeyHash.HasOwn(instance, "__len__"));
}
