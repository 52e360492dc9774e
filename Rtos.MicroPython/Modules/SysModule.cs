using System.Text;
using Rtos.Thread;

namespace Rtos.MicroPython;

/// <summary>The module <c>sys</c>.</summary>
internal static class SysModule
{
    // The newest release whose behavior was checked.
    private static readonly long[] Version = [1, 25, 0];

    internal static ModuleObject Create(Machine machine)
    {
        var module = new ModuleBuilder("sys");
        module.Constant("platform", Value.Of("esp32"));
        module.Constant("byteorder", Value.Of("little"));
        module.Constant("maxsize", int.MaxValue);
        module.Constant("version", Value.Of("3.4.0; MicroPython v1.25.0 on Esp32Emu"));
        module.Constant("version_info", Value.Of(new TupleObject(Value.Of(3L), Value.Of(4L), Value.Of(0L))));
        module.Constant("implementation", Value.Of(Implementation()));
        module.Constant("modules", Value.Of(machine.Modules.Imported));
        module.Constant("path", Value.Of(new ListObject([Value.Of(string.Empty), Value.Of(".frozen"), Value.Of("/lib")])));
        module.Constant("argv", Value.Of(new ListObject([.. Arguments(machine)])));
        module.Constant("stdin", Value.Of(new StreamObject(isInput: true, isBinary: false)));
        module.Constant("stdout", Value.Of(new StreamObject(isInput: false, isBinary: false)));
        module.Constant("stderr", Value.Of(new StreamObject(isInput: false, isBinary: false)));
        module.Function("exit", 0, 1, static (_, a) => throw (a.Has(0) ? ScriptError.Of(Types.SystemExit, a[0]) : ScriptError.Of(Types.SystemExit)));
        module.Function("print_exception", 1, 2, PrintException);
        module.Function("getsizeof", 1, static (_, a) => Value.Of(SizeOf(a[0])));
        return module.Module;
    }

    private static NamedTupleObject Implementation()
    {
        var version = new TupleObject([.. Array.ConvertAll(Version, Value.Of), Value.Of(string.Empty)]);
        return new NamedTupleObject(
            NamedTuples.MakeType("implementation", ["name", "version", "_machine", "_mpy"]),
            [Value.Of("micropython"), Value.Of(version), Value.Of(OsModule.MachineName), Value.Of(11014L)]);
    }

    // The name of the running file, as far as it is known, then the host's arguments.
    private static IEnumerable<Value> Arguments(Machine machine)
    {
        if (machine.Modules.Imported.TryGet("__main__", out var main) && ((ModuleObject)main.Ref!).Attributes.TryGet("__file__", out var file))
        {
            yield return file;
        }
        else
        {
            yield return Value.Of(string.Empty);
        }

        foreach (var argument in machine.Options.Arguments)
        {
            yield return Value.Of(argument);
        }
    }

    /// <summary><c>sys.print_exception</c>.</summary>
    internal static NativeResult PrintException(Machine machine, Arguments args)
    {
        if (args[0].Ref is not ExceptionObject error)
        {
            throw ScriptError.TypeError("an exception is needed");
        }

        var text = Tracebacks.Head(error);
        var file = args.Has(1) && args[1].Ref is not StreamObject ? args[1] : Value.None;
        var message = new StringBuilder();
        if (!MicroPython.Text.TryStr(machine, args[0], message))
        {
            return NativeResult.Call(machine.Prelude["module_print_exception"], args[0], machine.NewStr(text.ToString()), file);
        }

        text.Append(": ").Append(message).Append('\n');
        return file.IsNone
            ? NativeResult.Kernel(machine.Model.Runtime.Write, new PyArguments(text.ToString()))
            : NativeResult.Call(machine.Prelude["module_write"], file, machine.NewStr(text.ToString()));
    }

    private static long SizeOf(Value value) => value.Ref switch
    {
        string text => ObjectBytes.Text(text),
        ScriptObject o => o.HeapBytes,
        _ => value.IsFloat ? ObjectBytes.Float : 0,
    };
}
