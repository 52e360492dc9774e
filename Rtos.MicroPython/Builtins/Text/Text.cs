using System.Globalization;
using System.Text;

namespace Rtos.MicroPython;

/// <summary><c>repr()</c> and <c>str()</c> in C#. The result false means that Python code of the script is needed.</summary>
internal static class Text
{
    private const int Deepest = 100;

    internal static bool TryStr(Machine machine, Value value, StringBuilder text)
    {
        switch (value.Ref)
        {
            case string s:
                text.Append(s);
                return true;
            case TextsObject texts:
                text.Append(texts.Text);
                return true;
            case ExceptionObject error:
                return !KeyHash.HasOwn(error, "__str__") && !KeyHash.HasOwn(error, "__repr__") && TryError(machine, error, text);
            case InstanceObject instance when KeyHash.HasOwn(instance, "__str__"):
                return false;
            case InstanceObject { Base.IsUnset: false } instance when !KeyHash.HasOwn(instance, "__repr__"):
                return TryStr(machine, instance.Base, text);
            default:
                return TryRepr(machine, value, text);
        }
    }

    // An exception can contain itself among its arguments.
    private static bool TryError(Machine machine, ExceptionObject error, StringBuilder text)
    {
        HostWork.Descend();
        try
        {
            return ExceptionText.TryStr(machine, error, text);
        }
        finally
        {
            HostWork.Ascend();
        }
    }

    internal static bool TryRepr(Machine machine, Value value, StringBuilder text) => TryRepr(machine, value, text, 0);

    /// <summary>A name in hexadecimal digits as the board prints addresses.</summary>
    internal static string Address(Machine machine, ScriptObject o) => machine.Addresses.Of(o).ToString("x", CultureInfo.InvariantCulture);

    internal static bool TryRepr(Machine machine, Value value, StringBuilder text, int depth)
    {
        if (depth > Deepest)
        {
            throw ScriptError.RuntimeError("maximum recursion depth exceeded");
        }

        HostWork.Step();
        Bound(machine, text);
        switch (value.Ref)
        {
            case Tag:
                text.Append(value.IsNone ? "None" : value.IsBool ? (value.IsTrueBool ? "True" : "False") : value.IsInt ? Chars.Number(value.Bits) : FloatText.Repr(value.AsFloat));
                return true;
            case string s:
                Quoted.Append(text, s);
                return true;
            case ListObject list:
                return TryItems(machine, [.. list.Items], text, "[", "]", depth);
            case NamedTupleObject named:
                return TryNamed(machine, named, text, depth);
            case TupleObject tuple:
                return TryItems(machine, tuple.Items, text, "(", tuple.Items.Length == 1 ? ",)" : ")", depth);
            case DictObject dict:
                return TryDict(machine, dict, text, depth);
            case SetObject set:
                return TrySet(machine, set, text, depth);
            case DictViewObject view:
                return TryItems(machine, [.. Iteration.ToList(machine, value)], text.Append(view.Name), "([", "])", depth);
            case BufferObject buffer:
                Quoted.Append(text, buffer);
                return true;
            case ExceptionObject error:
                return !KeyHash.HasOwn(error, "__repr__") && ExceptionText.TryRepr(machine, error, text, depth);
            case InstanceObject instance:
                return TryInstance(machine, instance, text, depth);
            default:
                return TryOther(machine, value, text, depth);
        }
    }

    // A list with a million references to the same list exceeds the heap long before it exceeds the host's memory.
    private static void Bound(Machine machine, StringBuilder text)
    {
        if (text.Length > machine.Heap.Size)
        {
            machine.Heap.Reserve(text.Length);
        }
    }

    private static bool TryItems(Machine machine, ReadOnlySpan<Value> items, StringBuilder text, string open, string close, int depth)
    {
        text.Append(open);
        for (var i = 0; i < items.Length; i++)
        {
            text.Append(i == 0 ? string.Empty : ", ");
            if (!TryRepr(machine, items[i], text, depth + 1))
            {
                return false;
            }
        }

        text.Append(close);
        return true;
    }

    private static bool TryNamed(Machine machine, NamedTupleObject tuple, StringBuilder text, int depth)
    {
        var names = NamedTupleObject.FieldsOf(tuple.Type);
        text.Append(tuple.Type.Name).Append('(');
        for (var i = 0; i < names.Length; i++)
        {
            text.Append(i == 0 ? string.Empty : ", ").Append(names[i]).Append('=');
            if (!TryRepr(machine, tuple.Items[i], text, depth + 1))
            {
                return false;
            }
        }

        text.Append(')');
        return true;
    }

    private static bool TryDict(Machine machine, DictObject dict, StringBuilder text, int depth)
    {
        text.Append('{');
        var isFirst = true;
        for (var i = 0; i < dict.Places; i++)
        {
            var entry = dict.EntryAt(i);
            if (entry.Key.IsUnset)
            {
                continue;
            }

            text.Append(isFirst ? string.Empty : ", ");
            isFirst = false;
            if (!TryRepr(machine, entry.Key, text, depth + 1) || !TryRepr(machine, entry.Value, text.Append(": "), depth + 1))
            {
                return false;
            }
        }

        text.Append('}');
        return true;
    }

    private static bool TrySet(Machine machine, SetObject set, StringBuilder text, int depth)
    {
        if (set.Count == 0)
        {
            text.Append(set.IsFrozen ? "frozenset()" : "set()");
            return true;
        }

        return TryItems(machine, set.ToArray(), text, set.IsFrozen ? "frozenset({" : "{", set.IsFrozen ? "})" : "}", depth);
    }

    private static bool TryInstance(Machine machine, InstanceObject instance, StringBuilder text, int depth)
    {
        if (KeyHash.HasOwn(instance, "__repr__"))
        {
            return false;
        }

        if (!instance.Base.IsUnset)
        {
            return TryRepr(machine, instance.Base, text, depth + 1);
        }

        // Messages show an object of a class with only __str__ by that method, but repr() does not.
        text.Append(instance.Type.IsNative ? $"<{instance.Type.Name}>" : $"<{instance.Type.Name} object at {Address(machine, instance)}>");
        return true;
    }

    private static bool TryOther(Machine machine, Value value, StringBuilder text, int depth)
    {
        switch (value.Ref)
        {
            case BoundMethodObject method:
                text.Append("<bound_method ").Append(Address(machine, method)).Append(' ');
                var isKnown = TryRepr(machine, method.Self, text, depth + 1) && TryRepr(machine, method.Function, text.Append('.'), depth + 1);
                text.Append('>');
                return isKnown;
            case SliceObject slice:
                return TryItems(machine, [slice.Start, slice.Stop, slice.Step], text, "slice(", ")", depth);
            case ScriptObject { Shown: { } shown }:
                text.Append(shown);
                return true;
            default:
                text.Append(OfOther(machine, value));
                return true;
        }
    }

    private static string OfOther(Machine machine, Value value) => value.Ref switch
    {
        null => "<NULL>",
        BigIntObject big => big.ToString(),
        TextsObject texts => texts.Representation,
        SuperObject super => $"<super: <class '{super.Owner.Name}'>, <{Types.NameOf(super.Self)} object>>",
        RangeObject { Step: 1 } r => $"range({Chars.Number(r.Start)}, {Chars.Number(r.Stop)})",
        RangeObject r => $"range({Chars.Number(r.Start)}, {Chars.Number(r.Stop)}, {Chars.Number(r.Step)})",
        TypeObject type => $"<class '{type.Name}'>",
        FunctionObject f when f.Code.IsGenerator => $"<generator '{f.Code.Name}' at 0x{Address(machine, f)}>",
        FunctionObject f => $"<function {f.Code.Name} at 0x{Address(machine, f)}>",
        NativeFunction => "<function>",
        ModuleObject module => $"<module '{module.Name}'>",
        ScriptObject o when o.Type == Types.Generator => $"<generator object '{GeneratorName(o)}' at {Address(machine, o)}>",
        ScriptObject { Type: var type } when type == Types.Ellipsis => "Ellipsis",
        ScriptObject { Type: var type } when type == Types.NotImplementedType => "NotImplemented",
        _ => $"<{Types.NameOf(value)}>",
    };

    private static string GeneratorName(ScriptObject o) => o is GeneratorObject generator ? generator.Function.Code.Name : o.Type.Name;
}
