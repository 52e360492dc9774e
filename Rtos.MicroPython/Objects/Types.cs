namespace Rtos.MicroPython;

/// <summary>The types of the interpreter. Their methods are filled in by <c>TypeTables</c> before the first script runs.</summary>
internal static partial class Types
{
    internal static readonly TypeObject Object = new("object");
    internal static readonly TypeObject Type = new("type", Object);
    internal static readonly TypeObject NoneType = new("NoneType", Object);
    internal static readonly TypeObject Int = new("int", Object);
    internal static readonly TypeObject Bool = new("bool", Object);
    internal static readonly TypeObject Float = new("float", Object);
    internal static readonly TypeObject Str = new("str", Object);
    internal static readonly TypeObject Bytes = new("bytes", Object);
    internal static readonly TypeObject ByteArray = new("bytearray", Object);
    internal static readonly TypeObject MemoryView = new("memoryview", Object);
    internal static readonly TypeObject Tuple = new("tuple", Object);
    internal static readonly TypeObject List = new("list", Object);
    internal static readonly TypeObject Dict = new("dict", Object);
    internal static readonly TypeObject DictView = new("dict_view", Object);
    internal static readonly TypeObject Set = new("set", Object);
    internal static readonly TypeObject FrozenSet = new("frozenset", Object);
    internal static readonly TypeObject Range = new("range", Object);
    internal static readonly TypeObject Slice = new("slice", Object);
    internal static readonly TypeObject Ellipsis = new("Ellipsis", Object);
    internal static readonly TypeObject NotImplementedType = new("NotImplementedType", Object);
    internal static readonly TypeObject Iterator = new("iterator", Object);
    internal static readonly TypeObject Function = new("function", Object);
    internal static readonly TypeObject BuiltInFunction = new("function", Object);
    internal static readonly TypeObject BoundMethod = new("bound_method", Object);
    internal static readonly TypeObject Closure = new("closure", Object);
    internal static readonly TypeObject Cell = new("cell", Object);
    internal static readonly TypeObject Generator = new("generator", Object);
    internal static readonly TypeObject Code = new("code", Object);
    internal static readonly TypeObject Module = new("module", Object);
    internal static readonly TypeObject Property = new("property", Object);
    internal static readonly TypeObject StaticMethod = new("staticmethod", Object);
    internal static readonly TypeObject ClassMethod = new("classmethod", Object);
    internal static readonly TypeObject Super = new("super", Object);

    /// <summary>The type of a value.</summary>
    internal static TypeObject Of(Value value) => value.Ref switch
    {
        string => Str,
        ScriptObject o => o.Type,
        Tag t => t == Tag.Int ? Int : t == Tag.Bool ? Bool : t == Tag.Float ? Float : NoneType,
        _ => Object,
    };

    /// <summary>The name of a value's type, for messages.</summary>
    internal static string NameOf(Value value) => Of(value).Name;
}
