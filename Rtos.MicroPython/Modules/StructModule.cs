using System.Buffers.Binary;
using System.Numerics;

namespace Rtos.MicroPython;

/// <summary>The module <c>struct</c>.</summary>
internal static class StructModule
{
    internal static ModuleObject Create()
    {
        var module = new ModuleBuilder("struct");
        module.Function("calcsize", 1, static (_, a) => Value.Of((long)Format(a).Size));
        module.Function("pack", 1, NativeFunction.Open, Pack);
        module.Function("pack_into", 3, NativeFunction.Open, PackInto);
        module.Function("unpack", 2, 2, static (m, a) => Unpack(m, Format(a), a[1], 0));
        module.Function("unpack_from", 2, 3, static (m, a) => Unpack(m, Format(a), a[1], Given.Long(a, 2)));
        return module.Module;
    }

    private static PackedFormat Format(Arguments args) => PackedFormat.Parse(System.Text.Encoding.UTF8.GetString(Given.Bytes(args[0])));

    private static NativeResult Pack(Machine machine, Arguments args)
    {
        var format = Format(args);
        machine.Heap.Reserve(ObjectBytes.Bytes(format.Size));
        var bytes = new byte[format.Size];
        Write(format, args.Positional[1..], bytes);
        return machine.New(new BytesObject(bytes));
    }

    private static NativeResult PackInto(Machine machine, Arguments args)
    {
        var format = Format(args);
        var target = At(Given.Writable(args[1]), Given.Long(args, 2), format.Size);
        var bytes = new byte[format.Size];
        target.CopyTo(bytes);
        Write(format, args.Positional[3..], bytes);
        bytes.CopyTo(target);
        return Value.None;
    }

    private static Span<byte> At(Span<byte> buffer, long offset, int size)
    {
        var start = offset < 0 ? offset + buffer.Length : offset;
        return start < 0 || start > buffer.Length - size ? throw ScriptError.ValueError("buffer too small") : buffer.Slice((int)start, size);
    }

    private static ReadOnlySpan<byte> At(ReadOnlySpan<byte> buffer, long offset, int size)
    {
        var start = offset < 0 ? offset + buffer.Length : offset;
        return start < 0 || start > buffer.Length - size ? throw ScriptError.ValueError("buffer too small") : buffer.Slice((int)start, size);
    }

    private static void Write(PackedFormat format, ReadOnlySpan<Value> values, Span<byte> bytes)
    {
        if (values.Length < format.Fields.Count)
        {
            throw ScriptError.ValueError("not enough values to pack");
        }

        for (var i = 0; i < format.Fields.Count; i++)
        {
            var field = format.Fields[i];
            WriteField(field.Code, values[i], bytes.Slice(field.Offset, field.Size), format.IsBigEndian);
        }
    }

    private static void WriteField(char code, Value value, Span<byte> place, bool isBigEndian)
    {
        switch (code)
        {
            case 's':
                place.Clear();
                var content = Given.Bytes(value);
                content[..Math.Min(content.Length, place.Length)].CopyTo(place);
                return;
            case '?':
                place[0] = Truth.Of(value) ? (byte)1 : (byte)0;
                return;
            case 'e':
                BinaryPrimitives.WriteHalfLittleEndian(place, (Half)Numbers.ToFloat(value));
                break;
            case 'f':
                BinaryPrimitives.WriteSingleLittleEndian(place, (float)Numbers.ToFloat(value));
                break;
            case 'd':
                BinaryPrimitives.WriteDoubleLittleEndian(place, Numbers.ToFloat(value));
                break;
            case 'O' or 'S':
                throw ScriptError.ValueError($"the code {code} packs an address of the board's memory, which does not exist here; pack the value itself");
            default:
                WriteInteger(value, place);
                break;
        }

        if (isBigEndian)
        {
            place.Reverse();
        }
    }

    // As on the board, values that do not fit are truncated.
    private static void WriteInteger(Value value, Span<byte> place)
    {
        value = Numbers.Unwrap(value);
        if (value.IsFloat || !Numbers.IsInteger(value))
        {
            throw ScriptError.TypeError($"can't convert {Types.NameOf(value)} to int");
        }

        var number = Numbers.ToBig(value);
        var low = (ulong)(number & ulong.MaxValue);
        for (var i = 0; i < place.Length; i++)
        {
            place[i] = (byte)(low >> (8 * i));
        }
    }

    private static Value Unpack(Machine machine, PackedFormat format, Value source, long offset)
    {
        var bytes = At(Given.Bytes(source), offset, format.Size);
        machine.Heap.Reserve(ObjectBytes.Tuple(format.Fields.Count));
        var values = new Value[format.Fields.Count];
        for (var i = 0; i < values.Length; i++)
        {
            var field = format.Fields[i];
            var place = bytes.Slice(field.Offset, field.Size).ToArray();
            if (format.IsBigEndian && field.Code != 's')
            {
                Array.Reverse(place);
            }

            values[i] = ReadField(machine, field.Code, place);
        }

        return machine.NewTuple(values);
    }

    private static Value ReadField(Machine machine, char code, byte[] place) => code switch
    {
        's' => machine.New(new BytesObject(place)),
        '?' => Value.Of(place[0] != 0),
        'e' => machine.NewFloat((double)BinaryPrimitives.ReadHalfLittleEndian(place)),
        'f' => machine.NewFloat(BinaryPrimitives.ReadSingleLittleEndian(place)),
        'd' => machine.NewFloat(BinaryPrimitives.ReadDoubleLittleEndian(place)),
        _ => Numbers.Make(machine, new BigInteger(place, isUnsigned: code is 'B' or 'H' or 'I' or 'L' or 'Q' or 'P' or 'O' or 'S')),
    };
}
