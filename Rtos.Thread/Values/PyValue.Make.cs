using System.Numerics;

namespace Rtos.Thread;

/// <content>Factory methods.</content>
public readonly partial record struct PyValue
{
    /// <summary><c>None</c>.</summary>
    public static PyValue None => default;

    /// <summary>Makes a <c>bool</c>.</summary>
    /// <param name="value">Which.</param>
    public static PyValue Of(bool value) => new(PyKind.Bool, value ? 1 : 0, null);

    /// <summary>Makes an <c>int</c>.</summary>
    /// <param name="value">The number.</param>
    public static PyValue Of(long value) => new(PyKind.Int, value, null);

    /// <summary>Makes an <c>int</c> of any size.</summary>
    /// <param name="value">The number.</param>
    public static PyValue Of(BigInteger value) =>
        value >= long.MinValue && value <= long.MaxValue ? Of((long)value) : new PyValue(PyKind.Int, 0, value);

    /// <summary>Makes a <c>float</c>.</summary>
    /// <param name="value">The number.</param>
    public static PyValue Of(double value) => new(PyKind.Float, BitConverter.DoubleToInt64Bits(value), null);

    /// <summary>Makes a <c>str</c>.</summary>
    /// <param name="value">The text.</param>
    public static PyValue Of(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return new PyValue(PyKind.Str, 0, value);
    }

    /// <summary>Makes a callable.</summary>
    /// <param name="callable">The function, method or class.</param>
    public static PyValue Of(PyCallable callable)
    {
        ArgumentNullException.ThrowIfNull(callable);
        return new PyValue(PyKind.Callable, 0, callable);
    }

    /// <summary>Makes a <c>tuple</c>.</summary>
    /// <param name="items">Its elements; they are copied.</param>
    public static PyValue Tuple(params ReadOnlySpan<PyValue> items) => new(PyKind.Tuple, 0, items.ToArray());

    /// <summary>Makes a <c>list</c>; as the layer never changes a list, it is a copy.</summary>
    /// <param name="items">Its elements; they are copied.</param>
    public static PyValue List(params ReadOnlySpan<PyValue> items) => new(PyKind.List, 0, items.ToArray());

    /// <summary>Makes a <c>dict</c> with string keys.</summary>
    /// <param name="entries">Its entries; they are copied.</param>
    public static PyValue Dict(params ReadOnlySpan<(string Key, PyValue Value)> entries)
    {
        var all = new KeyValuePair<string, PyValue>[entries.Length];
        for (var i = 0; i < entries.Length; i++)
        {
            ArgumentNullException.ThrowIfNull(entries[i].Key, nameof(entries));
            all[i] = KeyValuePair.Create(entries[i].Key, entries[i].Value);
        }

        return new PyValue(PyKind.Dict, 0, all);
    }

    /// <summary>Makes a <c>bytes</c>.</summary>
    /// <param name="content">Its bytes; they are copied.</param>
    public static PyValue Bytes(ReadOnlySpan<byte> content) => Object(content.ToArray(), "bytes", PyText.Quote(content));

    /// <summary>Makes a value from an object that only the front end knows.</summary>
    /// <param name="payload">The front end's object.</param>
    /// <param name="typeName">The name of its type, as in error messages.</param>
    /// <param name="repr">Its <c>repr()</c>; by default, <c>&lt;TYPE&gt;</c>.</param>
    public static PyValue Object(object payload, string typeName, string? repr = null)
    {
        ArgumentNullException.ThrowIfNull(payload);
        ArgumentException.ThrowIfNullOrEmpty(typeName);
        return new PyValue(PyKind.Object, 0, payload, typeName, repr ?? $"<{typeName}>");
    }

    /// <summary>Makes a <c>bool</c>, so that arguments in C# read like Python's.</summary>
    /// <param name="value">Which.</param>
    public static implicit operator PyValue(bool value) => Of(value);

    /// <summary>Makes an <c>int</c>.</summary>
    /// <param name="value">The number.</param>
    public static implicit operator PyValue(long value) => Of(value);

    /// <summary>Makes an <c>int</c>.</summary>
    /// <param name="value">The number.</param>
    public static implicit operator PyValue(int value) => Of((long)value);

    /// <summary>Makes a <c>float</c>.</summary>
    /// <param name="value">The number.</param>
    public static implicit operator PyValue(double value) => Of(value);

    /// <summary>Makes a <c>str</c>.</summary>
    /// <param name="value">The text.</param>
    public static implicit operator PyValue(string value) => Of(value);

    /// <summary>Makes a callable.</summary>
    /// <param name="callable">The function, method or class.</param>
    public static implicit operator PyValue(PyCallable callable) => Of(callable);
}
