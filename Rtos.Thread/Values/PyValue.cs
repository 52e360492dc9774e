using System.Globalization;
using System.Numerics;

namespace Rtos.Thread;

/// <summary>A Python object as the <c>_thread</c> layer sees it: an argument or a result.</summary>
/// <remarks>
/// A front end converts its own objects to these and back. Objects that do not concern the layer are passed as
/// <see cref="PyKind.Object"/>, with the front end's own object in <see cref="Payload"/>. The default value is <c>None</c>.
/// </remarks>
public readonly partial record struct PyValue
{
    private readonly object? _object;
    private readonly string? _typeName;
    private readonly string? _repr;
    private readonly long _bits;

    private PyValue(PyKind kind, long bits, object? payload, string? typeName = null, string? repr = null)
    {
        Kind = kind;
        _bits = bits;
        _object = payload;
        _typeName = typeName;
        _repr = repr;
    }

    /// <summary>The kind of object.</summary>
    public PyKind Kind { get; }

    /// <summary>Whether it is <c>None</c>.</summary>
    public bool IsNone => Kind == PyKind.None;

    /// <summary>Whether it is an <c>int</c>; <c>True</c> and <c>False</c> are not.</summary>
    public bool IsInt => Kind == PyKind.Int;

    /// <summary>Its <c>bool()</c>.</summary>
    public bool IsTrue => Kind switch
    {
        PyKind.None => false,
        PyKind.Bool => _bits != 0,
        PyKind.Int => !AsBigInteger.IsZero,
        PyKind.Float => BitConverter.Int64BitsToDouble(_bits) != 0,
        PyKind.Str => AsText.Length > 0,
        PyKind.Tuple or PyKind.List => Items.Count > 0,
        PyKind.Dict => Entries.Count > 0,
        _ => true,
    };

    /// <summary>The number, for an <c>int</c> or a <c>bool</c> that fits in 64 bits.</summary>
    /// <exception cref="InvalidOperationException">It is not such a number.</exception>
    public long AsInt => Kind is PyKind.Int or PyKind.Bool && _object is null ? _bits : throw Wrong("an int of 64 bits");

    /// <summary>The number, for an <c>int</c> of any size or a <c>bool</c>.</summary>
    /// <exception cref="InvalidOperationException">It is not such a number.</exception>
    public BigInteger AsBigInteger => Kind is not (PyKind.Int or PyKind.Bool) ? throw Wrong("an int")
        : _object is BigInteger big ? big : _bits;

    /// <summary>The number, for a <c>float</c>.</summary>
    /// <exception cref="InvalidOperationException">It is not a <c>float</c>.</exception>
    public double AsFloat => Kind == PyKind.Float ? BitConverter.Int64BitsToDouble(_bits) : throw Wrong("a float");

    /// <summary>The truth value, for a <c>bool</c>.</summary>
    /// <exception cref="InvalidOperationException">It is not a <c>bool</c>.</exception>
    public bool AsBool => Kind == PyKind.Bool ? _bits != 0 : throw Wrong("a bool");

    /// <summary>The text, for a <c>str</c>.</summary>
    /// <exception cref="InvalidOperationException">It is not a <c>str</c>.</exception>
    public string AsText => Kind == PyKind.Str ? (string)_object! : throw Wrong("a str");

    /// <summary>The elements, for a <c>tuple</c> or a <c>list</c>.</summary>
    /// <exception cref="InvalidOperationException">It is neither.</exception>
    public IReadOnlyList<PyValue> Items => Kind is PyKind.Tuple or PyKind.List ? (PyValue[])_object! : throw Wrong("a tuple or list");

    /// <summary>The entries, for a <c>dict</c>, in their order.</summary>
    /// <exception cref="InvalidOperationException">It is not a <c>dict</c>.</exception>
    public IReadOnlyList<KeyValuePair<string, PyValue>> Entries =>
        Kind == PyKind.Dict ? (KeyValuePair<string, PyValue>[])_object! : throw Wrong("a dict");

    /// <summary>The callable.</summary>
    /// <exception cref="InvalidOperationException">It cannot be called.</exception>
    public PyCallable AsCallable => Kind == PyKind.Callable ? (PyCallable)_object! : throw Wrong("callable");

    /// <summary>The front end's own object, for a <see cref="PyKind.Object"/>; otherwise null.</summary>
    public object? Payload => Kind == PyKind.Object ? _object : null;

    /// <summary>The name of its type, as in error messages: <c>int</c>, <c>NoneType</c> …</summary>
    public string TypeName => Kind switch
    {
        PyKind.None => "NoneType",
        PyKind.Callable => AsCallable.TypeName,
        PyKind.Object => _typeName!,
        _ => Kind.ToString().ToLowerInvariant(),
    };

    /// <summary>Its <c>repr()</c>.</summary>
    public string Repr => Kind switch
    {
        PyKind.Str => PyText.Quote(AsText),
        PyKind.Tuple when Items.Count == 1 => $"({Items[0].Repr},)",
        PyKind.Tuple => $"({string.Join(", ", Items.Select(i => i.Repr))})",
        PyKind.List => $"[{string.Join(", ", Items.Select(i => i.Repr))}]",
        PyKind.Dict => $"{{{string.Join(", ", Entries.Select(e => $"{PyText.Quote(e.Key)}: {e.Value.Repr}"))}}}",
        PyKind.Callable => AsCallable.Repr,
        PyKind.Object => _repr!,
        PyKind.Float => PyText.Float(AsFloat),
        PyKind.Bool => AsBool ? "True" : "False",
        PyKind.None => "None",
        _ => AsBigInteger.ToString(CultureInfo.InvariantCulture),
    };

    /// <summary>Its <c>str()</c>, as written by <c>print()</c>.</summary>
    public override string ToString() => Kind == PyKind.Str ? AsText : Repr;

    /// <summary>Whether both are the same object, or equal numbers, texts or tuples of them.</summary>
    /// <param name="other">The other value.</param>
    public bool Equals(PyValue other) => Kind == other.Kind && Kind switch
    {
        PyKind.Tuple or PyKind.List => Items.SequenceEqual(other.Items),
        PyKind.Dict => Entries.SequenceEqual(other.Entries),
        _ => _bits == other._bits && Equals(_object, other._object),
    };

    /// <summary>A hash code, equal for equal values.</summary>
    public override int GetHashCode() => Kind switch
    {
        PyKind.Tuple or PyKind.List => Items.Count,
        PyKind.Dict => Entries.Count,
        _ => HashCode.Combine(Kind, _bits),
    };

    private InvalidOperationException Wrong(string wanted) => new($"the Python object {Repr} is not {wanted}");
}
