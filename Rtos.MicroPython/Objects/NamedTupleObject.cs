namespace Rtos.MicroPython;

/// <summary>A tuple whose elements also have names: from <c>collections.namedtuple</c>, and from some modules.</summary>
internal sealed class NamedTupleObject(TypeObject type, Value[] items) : TupleObject(items)
{
    internal override TypeObject Type => type;

    internal override bool IsShared => false;

    internal override void Visit(Marker marker)
    {
        base.Visit(marker);
        marker.Visit(type);
    }

    /// <summary>The names of the elements.</summary>
    internal static string[] FieldsOf(TypeObject type) =>
        type.Attributes.TryGet("_fields", out var fields) && fields.Ref is TupleObject names ? names.KeywordNames : [];
}
