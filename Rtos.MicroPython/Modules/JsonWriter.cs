using System.Globalization;
using System.Text;

namespace Rtos.MicroPython;

/// <summary>Writes values as JSON.</summary>
internal sealed class JsonWriter(Machine machine)
{
    private const int DeepestNesting = 100;

    private readonly StringBuilder _text = new();
    private string _itemSeparator = ", ";
    private string _keySeparator = ": ";
    private int _depth;

    internal void Separate(string items, string keys) => (_itemSeparator, _keySeparator) = (items, keys);

    /// <summary>Writes a value; types that JSON does not have are written as by <c>print</c>.</summary>
    internal void Write(Value value)
    {
        value = Numbers.Unwrap(value);
        switch (value.Ref)
        {
            case string text:
                WriteText(text);
                break;
            case TupleObject tuple:
                WriteItems(tuple.Items);
                break;
            case ListObject list:
                WriteItems(list.Items);
                break;
            case DictObject dict:
                WriteEntries(dict);
                break;
            case BytesObject bytes:
                WriteText(Encoding.UTF8.GetString(bytes.Span));
                break;
            case Tag when value.IsNone:
                _text.Append("null");
                break;
            case Tag when value.IsBool:
                _text.Append(value.IsTrueBool ? "true" : "false");
                break;
            default:
                if (!Text.TryRepr(machine, value, _text))
                {
                    throw ScriptError.TypeError($"an object of {Types.NameOf(value)} has no JSON; convert it before");
                }

                break;
        }

        machine.Heap.Reserve(_text.Length);
    }

    public override string ToString() => _text.ToString();

    private void WriteItems(IReadOnlyList<Value> items)
    {
        Enter();
        _text.Append('[');
        for (var i = 0; i < items.Count; i++)
        {
            _text.Append(i == 0 ? string.Empty : _itemSeparator);
            Write(items[i]);
        }

        _text.Append(']');
        _depth--;
    }

    private void WriteEntries(DictObject dict)
    {
        Enter();
        _text.Append('{');
        var isFirst = true;
        for (var i = 0; i < dict.Places; i++)
        {
            var entry = dict.EntryAt(i);
            if (entry.Key.IsUnset)
            {
                continue;
            }

            _text.Append(isFirst ? string.Empty : _itemSeparator);
            isFirst = false;
            WriteKey(entry.Key);
            _text.Append(_keySeparator);
            Write(entry.Value);
        }

        _text.Append('}');
        _depth--;
    }

    // JSON keys are texts: numbers are put in quotes.
    private void WriteKey(Value key)
    {
        if (key.IsStr)
        {
            WriteText(key.AsStr);
            return;
        }

        _text.Append('"');
        Write(key);
        _text.Append('"');
    }

    private void WriteText(string text)
    {
        _text.Append('"');
        foreach (var c in text)
        {
            _ = c switch
            {
                '"' => _text.Append("\\\""),
                '\\' => _text.Append("\\\\"),
                '\n' => _text.Append("\\n"),
                '\r' => _text.Append("\\r"),
                '\t' => _text.Append("\\t"),
                < ' ' => _text.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}"),
                _ => _text.Append(c),
            };
        }

        _text.Append('"');
    }

    private void Enter()
    {
        if (++_depth > DeepestNesting)
        {
            throw ScriptError.RuntimeError("maximum recursion depth exceeded");
        }
    }
}
