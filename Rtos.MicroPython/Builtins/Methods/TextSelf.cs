using System.Text;

namespace Rtos.MicroPython;

/// <summary>The object of a method shared by <c>str</c> and bytes: bytes are treated as characters of one byte.</summary>
internal readonly ref struct TextSelf
{
    private readonly Machine _machine;
    private readonly BufferObject? _like;

    internal TextSelf(Machine machine, Arguments args)
    {
        var self = Numbers.Unwrap(args[0]);
        _machine = machine;
        _like = self.Ref as BufferObject;
        Content = _like is null ? Method.Str(args, 0) : Encoding.Latin1.GetString(_like.Span);
        HostWork.ChargeLong(Content.Length);
    }

    internal string Content { get; }

    /// <summary>A text of the object's type.</summary>
    internal Value Make(string text)
    {
        // Nothing has changed: an immutable object is its own copy.
        if (ReferenceEquals(text, Content) && _like is not ByteArrayObject)
        {
            return _like is null ? Value.Of(text) : Value.Of(_like);
        }

        return _like is null ? _machine.NewStr(text) : BufferOperators.Make(_machine, _like, Encoding.Latin1.GetBytes(text));
    }

    internal Value MakeList(IEnumerable<string> texts)
    {
        var items = new List<Value>();
        foreach (var text in texts)
        {
            items.Add(Make(text));
        }

        return _machine.NewList(items);
    }

    /// <summary>An argument of the object's type.</summary>
    internal string Argument(Value value, bool takesInt = true)
    {
        value = Numbers.Unwrap(value);
        if (_like is null)
        {
            return value.Ref as string ?? throw TextOperators.NoImplicit(value);
        }

        return value.Ref is BufferObject buffer
            ? Encoding.Latin1.GetString(buffer.Span)
            : takesInt && Numbers.IsInteger(value) ? ((char)Numbers.ToByte(value)).ToString() : throw ScriptError.TypeError("object with buffer protocol required");
    }

    /// <summary>The part given by the arguments from an index on, in .NET chars: start, end.</summary>
    internal (int Start, int End) Range(Arguments args, int from)
    {
        var count = Chars.Count(Content);
        var start = args.Has(from) && !args[from].IsNone ? Numbers.ToInt(args[from]) : 0;
        var end = args.Has(from + 1) && !args[from + 1].IsNone ? Numbers.ToInt(args[from + 1]) : count;
        start = start < 0 ? Math.Max(0, start + count) : start;
        end = Math.Min(count, end < 0 ? end + count : end);
        return start > end ? (-1, -1) : (Chars.Offset(Content, start), Chars.Offset(Content, end));
    }
}
