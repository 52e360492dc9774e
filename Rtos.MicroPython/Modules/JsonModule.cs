using System.Text;

namespace Rtos.MicroPython;

/// <summary>The module <c>json</c>.</summary>
internal static class JsonModule
{
    internal static ModuleObject Create()
    {
        var module = new ModuleBuilder("json");
        module.Function("dumps", 1, 1, static (m, a) => m.NewStr(Write(m, a[0], a[1])), null, "separators");
        module.Function("dump", 2, 2, static (m, a) =>
            NativeResult.Call(m.Prelude["module_write"], a[1], m.NewStr(Write(m, a[0], a[2]))), null, null, "separators");
        module.Function("loads", 1, Load);
        module.Constant("load", Value.Of(new NativeFunction("load", 1, 1, static (_, _) => Value.Fallback) { FallbackName = "module_json_load" }));
        return module.Module;
    }

    private static string Write(Machine machine, Value value, Value separators)
    {
        var writer = new JsonWriter(machine);
        if (!separators.IsUnset && !separators.IsNone)
        {
            var pair = Given.Items(separators);
            if (pair.Count != 2)
            {
                throw ScriptError.ValueError($"need more than {pair.Count} values to unpack");
            }

            writer.Separate(Given.Str(pair[0]), Given.Str(pair[1]));
        }

        writer.Write(value);
        return writer.ToString();
    }

    private static NativeResult Load(Machine machine, Arguments args) =>
        new JsonReader(machine, Numbers.Unwrap(args[0]).Ref as string ?? Encoding.UTF8.GetString(Given.Bytes(args[0]))).ReadAll();
}
