using System.Text;

namespace Rtos.MicroPython;

/// <summary>Methods that only <c>str</c> has, and the conversion from bytes.</summary>
internal static class StrMethods
{
    internal static void Fill()
    {
        Types.Str.Constructor = new NativeFunction("str", 0, 3, MakeStr) { FallbackName = "op_str" };
        Method.Add(Types.Str, "encode", 1, 3, static (m, a) => m.New(new BytesObject(Encode(Method.Str(a, 0), a, 1))));
        Types.Str.Attributes.Set("format", Value.Of(new NativeFunction("format", 1, NativeFunction.Open, BraceFormat.Format)
        {
            TakesAnyKeyword = true,
            FallbackName = "op_brace_format",
        }));
    }

    /// <summary>The bytes of a text, in the encoding that an argument names.</summary>
    internal static byte[] Encode(string text, Arguments args, int encoding)
    {
        var name = Name(args, encoding);
        return name == "ascii" && text.Any(c => c > 127) ? throw ScriptError.Of(Types.UnicodeError, string.Empty) : Utf8.Bytes(text);
    }

    /// <summary>The text of bytes.</summary>
    internal static Value Decode(Machine machine, BufferObject buffer, Arguments args, int encoding)
    {
        Name(args, encoding);
        return machine.NewStr(Utf8.TryText(buffer.Span, out var text) ? text : throw ScriptError.Of(Types.UnicodeError));
    }

    private static string Name(Arguments args, int index)
    {
        var name = args.Has(index) ? Method.Str(args, index) : "utf-8";
        return name.ToLowerInvariant() switch
        {
            "utf-8" or "utf8" or "utf_8" => "utf-8",
            "ascii" or "us-ascii" => "ascii",
            _ => throw ScriptError.Of(Types.LookupError, $"unknown encoding: {name}"),
        };
    }

    private static NativeResult MakeStr(Machine machine, Arguments args)
    {
        if (!args.Has(0))
        {
            return Value.Of(string.Empty);
        }

        if (args.Has(1))
        {
            return args[0].Ref is BufferObject buffer ? Decode(machine, buffer, args, 1) : throw ScriptError.TypeError("object with buffer protocol required");
        }

        if (args[0].Ref is string)
        {
            return args[0];
        }

        var text = new StringBuilder();
        return Text.TryStr(machine, args[0], text) ? machine.NewStr(text.ToString()) : Value.Fallback;
    }
}
