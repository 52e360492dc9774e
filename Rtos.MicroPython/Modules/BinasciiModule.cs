using System.Text;

namespace Rtos.MicroPython;

/// <summary>The module <c>binascii</c>.</summary>
internal static class BinasciiModule
{
    internal static ModuleObject Create()
    {
        var module = new ModuleBuilder("binascii");
        module.Function("hexlify", 1, 2, Hexlify);
        module.Function("unhexlify", 1, Unhexlify);
        module.Function("b2a_base64", 1, 1, ToBase64, null, "newline");
        module.Function("a2b_base64", 1, FromBase64);
        module.Function("crc32", 1, 2, Crc32);
        return module.Module;
    }

    private static ReadOnlySpan<byte> Content(Arguments args)
    {
        var bytes = Given.Bytes(args[0]);
        HostWork.ChargeLong(bytes.Length * 4L);
        return bytes;
    }

    private static Value Make(Machine machine, byte[] bytes) => machine.New(new BytesObject(bytes));

    private static NativeResult Hexlify(Machine machine, Arguments args)
    {
        var bytes = Content(args).ToArray();
        var separator = args.Has(1) ? Encoding.UTF8.GetString(Given.Bytes(args[1])) : string.Empty;
        machine.Heap.Reserve(ObjectBytes.Bytes(Math.Min(1 << 28, bytes.Length * 3)));
        return Make(machine, Encoding.UTF8.GetBytes(
            separator.Length == 0 ? Convert.ToHexStringLower(bytes) : string.Join(separator[0], bytes.Select(static b => b.ToString("x2", System.Globalization.CultureInfo.InvariantCulture)))));
    }

    private static NativeResult Unhexlify(Machine machine, Arguments args)
    {
        var text = Encoding.Latin1.GetString(Content(args));
        if (text.Length % 2 != 0)
        {
            throw ScriptError.ValueError("odd-length string");
        }

        return text.All(char.IsAsciiHexDigit) ? Make(machine, Convert.FromHexString(text)) : throw ScriptError.ValueError("non-hex digit found");
    }

    private static NativeResult ToBase64(Machine machine, Arguments args)
    {
        var text = Convert.ToBase64String(Content(args));
        return Make(machine, Encoding.ASCII.GetBytes(Given.Truth(args, 1, usual: true) ? text + "\n" : text));
    }

    // Characters outside the alphabet are skipped, as on the board; padding ends a group.
    private static NativeResult FromBase64(Machine machine, Arguments args)
    {
        var result = new List<byte>();
        var (group, bits, padding) = (0, 0, 0);
        foreach (var c in Content(args))
        {
            var digit = Digit((char)c);
            if (digit >= 0)
            {
                if (padding > 0)
                {
                    throw ScriptError.ValueError("incorrect padding");
                }

                (group, bits) = ((group << 6) | digit, bits + 6);
                if (bits >= 8)
                {
                    bits -= 8;
                    result.Add((byte)(group >> bits));
                    group &= (1 << bits) - 1;
                }
            }
            else if (c == '=' && bits is 2 or 4)
            {
                padding++;
                (group, bits) = padding * 2 == bits ? (0, 0) : (group, bits);
                padding = bits == 0 ? 0 : padding;
            }
        }

        return bits != 0 ? throw ScriptError.ValueError("incorrect padding") : Make(machine, [.. result]);
    }

    private static int Digit(char c) => c switch
    {
        >= 'A' and <= 'Z' => c - 'A',
        >= 'a' and <= 'z' => c - 'a' + 26,
        >= '0' and <= '9' => c - '0' + 52,
        '+' => 62,
        '/' => 63,
        _ => -1,
    };

    private static NativeResult Crc32(Machine machine, Arguments args)
    {
        var crc = ~(uint)(args.Has(1) ? (ulong)(Numbers.ToBig(args[1]) & uint.MaxValue) : 0);
        foreach (var b in Content(args))
        {
            crc ^= b;
            for (var i = 0; i < 8; i++)
            {
                crc = (crc >> 1) ^ ((crc & 1) != 0 ? 0xEDB88320 : 0);
            }
        }

        return Value.Of((long)~crc);
    }
}
