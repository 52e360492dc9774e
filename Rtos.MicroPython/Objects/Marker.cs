namespace Rtos.MicroPython;

/// <summary>Finds the objects that a script can still reach, and adds up their sizes.</summary>
/// <param name="isFree">Whether a text takes no heap: it is part of the script.</param>
internal sealed class Marker(Predicate<string> isFree)
{
    private readonly Stack<ScriptObject> _open = new();
    private readonly HashSet<string> _texts = new(ReferenceEqualityComparer.Instance);
    private int _mark;

    /// <summary>The bytes of all objects found.</summary>
    internal long Bytes { get; private set; }

    /// <summary>Starts over.</summary>
    internal void Begin(int mark)
    {
        _mark = mark;
        Bytes = 0;
        _texts.Clear();
    }

    internal void Visit(Value value)
    {
        if (value.Ref is ScriptObject o)
        {
            Visit(o);
        }
        else if (value.Ref is string text && !isFree(text) && _texts.Add(text))
        {
            Bytes += ObjectBytes.Text(text);
        }
        else if (value.IsFloat)
        {
            Bytes += ObjectBytes.Float;
        }
    }

    internal void Visit(ReadOnlySpan<Value> values)
    {
        foreach (var value in values)
        {
            Visit(value);
        }
    }

    internal void Visit(ScriptObject value)
    {
        if (value.IsShared || value.Mark == _mark)
        {
            return;
        }

        value.Mark = _mark;
        Bytes += value.HeapBytes;
        _open.Push(value);
    }

    /// <summary>Code: that of the script itself and of the interpreter takes no heap.</summary>
    internal void Visit(CodeObject code)
    {
        if (!code.TakesHeap || code.Mark == _mark)
        {
            return;
        }

        code.Mark = _mark;
        Bytes += code.HeapBytes;
        Visit(Value.Of(code.File));
        foreach (var constant in code.Constants)
        {
            if (constant.Ref is CodeObject inner)
            {
                Visit(inner);
            }
            else
            {
                Visit(constant);
            }
        }
    }

    /// <summary>Follows all visited objects.</summary>
    internal void Finish()
    {
        while (_open.TryPop(out var value))
        {
            value.Visit(this);
        }
    }
}
