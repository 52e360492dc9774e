using System.Numerics;

namespace Rtos.Thread;

/// <summary>Reads arguments like MicroPython's C code, with its error texts.</summary>
internal static class ArgumentReader
{
    /// <summary>An <c>int</c> of a machine word.</summary>
    internal static long Int(PyValue value)
    {
        var number = Whole(value);
        return number >= long.MinValue && number <= long.MaxValue
            ? (long)number
            : throw PyError.Overflow("overflow converting long int to machine word");
    }

    /// <summary>An <c>int</c> of any size.</summary>
    internal static BigInteger Whole(PyValue value) => value.Kind is PyKind.Int or PyKind.Bool
        ? value.AsBigInteger
        : throw PyError.Type($"can't convert {value.TypeName} to int");

    /// <summary>An <c>int</c> or <c>float</c>.</summary>
    internal static double Float(PyValue value) => value.Kind switch
    {
        PyKind.Float => value.AsFloat,
        PyKind.Int or PyKind.Bool => (double)value.AsBigInteger,
        _ => throw PyError.Type($"can't convert {value.TypeName} to float"),
    };

    /// <summary>The elements of a <c>tuple</c> or <c>list</c>.</summary>
    internal static IReadOnlyList<PyValue> Sequence(PyValue value) => value.Kind is PyKind.Tuple or PyKind.List
        ? value.Items
        : throw PyError.Type($"object '{value.TypeName}' is not a tuple or list");

    /// <summary>The arguments of a thread's function.</summary>
    internal static PyArguments Arguments(PyValue arguments, PyValue? keywords) =>
        new(Sequence(arguments), keywords is null ? [] : Keywords(keywords.Value));

    private static IReadOnlyList<KeyValuePair<string, PyValue>> Keywords(PyValue value) => value.Kind == PyKind.Dict
        ? value.Entries
        : throw PyError.Type("expecting a dict for keyword args");
}
