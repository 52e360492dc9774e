using System.Text;

namespace Rtos.MicroPython;

/// <summary>Constructors of <c>bytes</c>, <c>bytearray</c>, <c>memoryview</c>, and the methods that only these types have.</summary>
internal static class BytesMethods
{
    internal static void Fill()
    {
        Types.Bytes.Constructor = new NativeFunction("bytes", 0, 3, static (m, a) =>
            a.Count == 1 && a[0].Ref is BytesObject ? a[0] : m.New(new BytesObject(Content(m, a)))) { IterableArgument = 0 };
        Types.ByteArray.Constructor = new NativeFunction("bytearray", 0, 3, static (m, a) =>
            m.New(new ByteArrayObject([.. Content(m, a)]))) { IterableArgument = 0 };
        Types.MemoryView.Constructor = new NativeFunction("memoryview", 1, 1, static (m, a) => a[0].Ref switch
        {
            // Not a view of a view: their chain could be endless.
            MemoryViewObject view => m.New(new MemoryViewObject(view.Owner, view.Offset, view.Span.Length)),
            BufferObject buffer => m.New(new MemoryViewObject(buffer, 0, buffer.Span.Length)),
            _ => throw ScriptError.TypeError("object with buffer protocol required"),
        });
        foreach (var type in new[] { Types.Bytes, Types.ByteArray })
        {
            Method.Add(type, "decode", 1, 3, static (m, a) => StrMethods.Decode(m, Method.Self<BufferObject>(a), a, 1));
            Method.Add(type, "hex", 1, 2, Hex);
            Method.AddStatic(type, "fromhex", 1, 1, FromHex);
        }

        Method.Add(Types.MemoryView, "hex", 1, 2, Hex);
        Method.Add(Types.ByteArray, "append", 2, 2, Append);
        Method.Add(Types.ByteArray, "extend", 2, 2, Extend, iterable: 1);
    }

    private static byte[] Content(Machine machine, Arguments args)
    {
        if (!args.Has(0))
        {
            return [];
        }

        var value = Numbers.Unwrap(args[0]);
        switch (value.Ref)
        {
            case string text:
                return args.Has(1) ? StrMethods.Encode(text, args, 1) : throw ScriptError.TypeError("string argument without an encoding");
            case var _ when args.Has(1):
                throw ScriptError.TypeError("wrong number of arguments");
            case BufferObject buffer:
                return buffer.Span.ToArray();
            case var _ when Numbers.IsInteger(value):
                var count = Numbers.ToLong(value);
                if (count < 0)
                {
                    throw ScriptError.ValueError("negative count");
                }

                machine.Heap.Reserve(count);
                return new byte[count];
            default:
                return [.. Iteration.ToList(machine, value).Select(Numbers.ToByte)];
        }
    }

    private static NativeResult Hex(Machine machine, Arguments args)
    {
        var hex = Convert.ToHexStringLower(Method.Self<BufferObject>(args).Span);
        if (!args.Has(1))
        {
            return machine.NewStr(hex);
        }

        var text = new StringBuilder();
        for (var i = 0; i < hex.Length; i += 2)
        {
            text.Append(i == 0 ? string.Empty : Method.Str(args, 1)).Append(hex, i, 2);
        }

        return machine.NewStr(text.ToString());
    }

    private static NativeResult FromHex(Machine machine, Arguments args)
    {
        var bytes = new List<byte>();
        var text = Method.Str(args, 0);
        for (var i = 0; i < text.Length; i++)
        {
            if (Chars.IsSpace(text[i]))
            {
                continue;
            }

            bytes.Add(i + 1 < text.Length && char.IsAsciiHexDigit(text[i]) && char.IsAsciiHexDigit(text[i + 1])
                ? Convert.FromHexString(text.AsSpan(i, 2))[0]
                : throw ScriptError.ValueError("non-hex digit"));
            i++;
        }

        return machine.New(new BytesObject([.. bytes]));
    }

    private static NativeResult Append(Machine machine, Arguments args)
    {
        machine.Heap.Charge(1);
        Method.Self<ByteArrayObject>(args).Items.Add((byte)(Numbers.ToLong(args[1]) & 0xFF));
        return Value.None;
    }

    private static NativeResult Extend(Machine machine, Arguments args)
    {
        var self = Method.Self<ByteArrayObject>(args);
        if (args[1].Ref is BufferObject)
        {
            BufferOperators.Extend(machine, self, args[1]);
            return Value.None;
        }

        var bytes = Iteration.ToList(machine, args[1]).ConvertAll(v => (byte)(Numbers.ToLong(v) & 0xFF));
        machine.Heap.Charge(bytes.Count);
        self.Items.AddRange(bytes);
        return Value.None;
    }
}
