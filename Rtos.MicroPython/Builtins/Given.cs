using System.Text;

namespace Rtos.MicroPython;

/// <summary>Arguments of modules' functions, with MicroPython's messages for invalid ones.</summary>
internal static class Given
{
    /// <summary>An int; the default if it was omitted.</summary>
    internal static long Long(Arguments args, int index, long usual = 0) => args.Has(index) ? Numbers.ToLong(args[index]) : usual;

    /// <summary>A truth value; only for natively known ones.</summary>
    internal static bool Truth(Arguments args, int index, bool usual = false) => args.Has(index) ? MicroPython.Truth.Of(args[index]) : usual;

    /// <summary>A number as a float.</summary>
    internal static double Float(Arguments args, int index) => Numbers.ToFloat(args[index]);

    /// <summary>A text.</summary>
    internal static string Str(Arguments args, int index) => Str(args[index]);

    /// <summary>A text.</summary>
    internal static string Str(Value value) => Numbers.Unwrap(value).Ref as string
        ?? throw ScriptError.TypeError($"can't convert '{Types.NameOf(value)}' object to str implicitly");

    /// <summary>The bytes of an object, including those of a text; must not be kept.</summary>
    internal static ReadOnlySpan<byte> Bytes(Value value) => Numbers.Unwrap(value).Ref switch
    {
        BufferObject buffer => buffer.Span,
        string text => Encoding.UTF8.GetBytes(text),
        _ => throw ScriptError.TypeError("object with buffer protocol required"),
    };

    /// <summary>The bytes of a writable object; must not be kept.</summary>
    internal static Span<byte> Writable(Value value) => Numbers.Unwrap(value).Ref is BufferObject { IsWritable: true } buffer
        ? buffer.Span
        : throw ScriptError.TypeError("object with buffer protocol required");

    /// <summary>The elements of a tuple or a list.</summary>
    internal static IReadOnlyList<Value> Items(Value value) => Numbers.Unwrap(value).Ref switch
    {
        TupleObject tuple => tuple.Items,
        ListObject list => list.Items,
        _ => throw ScriptError.TypeError($"object '{Types.NameOf(value)}' is not a tuple or list"),
    };
}
