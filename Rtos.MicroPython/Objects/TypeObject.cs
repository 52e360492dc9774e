namespace Rtos.MicroPython;

/// <summary>A class: of the interpreter, shared by all devices and never changed once made, or of a script.</summary>
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
        Native = Array.Find(bases, b => b.Native is not null && b.Native != Types.Object)?.Native;
    }

    internal string Name { get; set; }

    /// <summary>What <c>__module__</c>-less repr shows, and <c>__qualname__</c>.</summary>
    internal TypeObject[] Bases { get; }

    internal bool IsNative { get; }

    /// <summary>The type of the interpreter that it derives from, itself included; null for none but object.</summary>
    internal TypeObject? Native { get; }

    /// <summary>Its own attributes and methods, in their order.</summary>
    internal DictObject Attributes { get; } = new();

    /// <summary>A native type: makes an instance; the arguments come without the type. Null: cannot be called.</summary>
    internal NativeFunction? Constructor { get; set; }

    /// <summary>Whether a script's class can derive from it.</summary>
    internal bool IsBase => !IsNative || this == Types.Object || Constructor is not null;

    /// <summary>Whether it is an exception type.</summary>
    internal bool IsException => IsSubclassOf(Types.BaseException);

    internal override TypeObject Type => Types.Type;

    internal override bool IsShared => IsNative;

    internal override int HeapBytes => IsNative ? 0 : ObjectBytes.Type;

    /// <summary>Looks an attribute up in the class and its bases, depth first as MicroPython does; unset when there is none.</summary>
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

    /// <summary>Looks an attribute up, and tells whether it is one of a native type.</summary>
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
        if (IsNative)
        {
            return;
        }

        foreach (var b in Bases)
        {
            marker.Visit(b);
        }

        marker.Visit(Attributes);
    }

    public override string ToString() => $"<class '{Name}'>";
}
