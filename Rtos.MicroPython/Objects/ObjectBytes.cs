using System.Numerics;

namespace Rtos.MicroPython;

/// <summary>The sizes of objects in the board's Python heap: whole blocks of 16 bytes, as allocated by MicroPython's collector.</summary>
/// <remarks>Words of 4 bytes. A small number, None, True and False take nothing; neither does a name in the script's source.</remarks>
internal static class ObjectBytes
{
    /// <summary>The size of a block.</summary>
    internal const int Block = 16;

    internal const int Float = 16;
    internal const int Instance = 16;
    internal const int Exception = 48;
    internal const int Type = 96;
    internal const int Cell = 16;
    internal const int BoundMethod = 16;
    internal const int Iterator = 32;
    internal const int Module = 16;
    internal const int Slice = 16;
    internal const int Range = 32;

    /// <summary>A property of a named tuple and the function that reads it.</summary>
    internal const int Accessor = 32;

    private const int Word = 4;

    // An object with a separate table is two pieces.
    private const int Header = 16;

    internal static int Round(int bytes) => (bytes + Block - 1) / Block * Block;

    internal static int BigInt(BigInteger number) => Header + Round(number.GetByteCount());

    internal static int Text(string text) => Header + Round(text.Length + 1);

    internal static int Bytes(int count) => Header + Round(count);

    internal static int Tuple(int count) => Round((2 * Word) + (count * Word));

    internal static int List(int count) => Header + Round(Math.Max(4, count) * Word);

    internal static int Dict(int count) => Header + Round(Math.Max(1, count) * 2 * Word);

    internal static int Set(int count) => Header + Round(Math.Max(1, count) * Word);

    internal static int Function(int defaults, int cells) => Round((4 * Word) + ((defaults + cells) * Word));

    /// <summary>Code that was compiled while the script ran: approximately the size of MicroPython's bytecode and its tables.</summary>
    internal static int Code(int instructions, int constants, int names) =>
        Round((12 * Word) + (2 * instructions) + ((constants + names) * Word));

    /// <summary>A name that is kept until the board is reset, with its hash and length.</summary>
    internal static int Name(string name) => Round(name.Length + Word);

    internal static int Generator(int slots) => Round((10 * Word) + (slots * Word));
}
