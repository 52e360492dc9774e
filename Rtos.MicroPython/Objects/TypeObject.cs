namespace Rtos.MicroPython;

/// <summary>A class: of the interpreter, shared by all devices and immutable, or of a script.</summary>
internal sealed class TypeObject : ScriptObject
{
    internal TypeObject(string name, TypeObject? nativeBase = null)
    {
        Name = name;
        Bases = nativeBase is null ? [] : [nativeBase];
        IsNative = true;
        Native = this;
    }

    /// <summary>A class of a script.</summary>
    internal TypeObject(string name, TypeObject[] bases, DictObject attributes)
    {
        Name = name;
        Bases = bases;
        Attributes = attributes;
        Depth = 1 + bases.Max(b => b.Depth);
        Paths = bases.Sum(b => b.Paths);
        Native = Array.Find(bases, b => b.Native is not null && b.Native != Types.Object)?.Native;
    }

    internal string Name { get; set; }

    /// <summary>The name in the repr without <c>__module__</c>, and <c>__qualname__</c>.</summary>
    internal TypeObject[] Bases { get; }

    internal bool IsNative { get; }

    /// <summary>The interpreter's type from which it derives, including itself; null if it is only object.</summary>
    internal TypeObject? Native { get; }

    /// <summary>The length of its longest chain of bases, including itself.</summary>
    internal int Depth { get; }

    /// <summary>The number of paths from it to object: looking an attribute up may follow all of them.</summary>
    internal long Paths { get; } = 1;

    /// <summary>Its own attributes and methods, in order.</summary>
    internal DictObject Attributes { get; } = new();

    /// <summary>A native type: makes an instance; the arguments come without the type. Null: cannot be called.</summary>
    internal NativeFunction? Constructor { get; set; }

    /// <summary>Whether a script's class can derive from it.</summary>
    internal bool IsBase => !IsNative || this == Types.Object || Constructor is not null;

    /// <summary>Whether it is an exception type.</summary>
    internal bool IsException => IsSubclassOf(Types.BaseException);

    internal override TypeObject Type => Types.Type;

    /// <summary>A native type that a script has made (a named tuple): it takes heap like a class.</summary>
    internal bool IsOfScript { get; init; }

    internal override bool IsShared => IsNative && !IsOfScript;

    internal override int HeapBytes => IsShared ? 0 : ObjectBytes.Type + (IsOfScript ? Attributes.Count * ObjectBytes.Accessor : 0);

    /// <summary>Looks an attribute up in the class and its bases, depth first like MicroPython; unset if there is none.</summary>
    internal Value Lookup(string name)
    {
        if (Attributes.TryGet(name, out var value))
        {
            return value;
        }

        foreach (var b in Bases)
        {
            value = b.Lookup(name);
            if (!value.IsUnset)
            {
                return value;
            }
        }

        return default;
    }

    /// <summary>Looks an attribute up, and returns whether it is one of a native type.</summary>
    internal Value Lookup(string name, out bool isOfNativeType)
    {
        if (Attributes.TryGet(name, out var value))
        {
            isOfNativeType = IsNative;
            return value;
        }

        foreach (var b in Bases)
        {
            value = b.Lookup(name, out isOfNativeType);
            if (!value.IsUnset)
            {
                return value;
            }
        }

        isOfNativeType = false;
        return default;
    }

    internal bool IsSubclassOf(TypeObject other)
    {
        if (this == other || other == Types.Object)
        {
            return true;
        }

        foreach (var b in Bases)
        {
            if (b.IsSubclassOf(other))
            {
                return true;
            }
        }

        return false;
    }

    internal override void Visit(Marker marker)
    {
        if (IsShared)
        {
            return;
        }

        marker.Visit(Value.Of(Name));
        foreach (var b in Bases)
        {
            marker.Visit(b);
        }

        marker.Visit(Attributes);
    }

    public override string ToString() => $"<class '{Name}'>";
}
