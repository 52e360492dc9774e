namespace Rtos.MicroPython;

/// <summary>The module <c>os</c>: information about the board, random bytes, and a file system without files.</summary>
internal static class OsModule
{
    internal const string MachineName = "Generic ESP32 module with ESP32";

    private static readonly TypeObject UnameType =
        NamedTuples.MakeType("uname", ["sysname", "nodename", "release", "version", "machine"]);

    internal static ModuleObject Create()
    {
        var module = new ModuleBuilder("os");
        module.Constant("sep", Value.Of("/"));
        module.Function("uname", 0, static (m, _) => m.New(new NamedTupleObject(UnameType, [
            Value.Of("esp32"), Value.Of("esp32"), Value.Of("1.25.0"), Value.Of("v1.25.0 on Esp32Emu"), Value.Of(MachineName)])));
        module.Function("urandom", 1, RandomBytes);
        module.Function("getcwd", 0, static (_, _) => Value.Of("/"));
        module.Function("listdir", 0, 1, static (m, a) => RequireRoot(a) ? m.NewList([]) : default);
        module.Function("ilistdir", 0, 1, static (m, a) => RequireRoot(a) ? m.NewList([]) : default);
        module.Function("chdir", 1, static (_, a) => RequireRoot(a) ? Value.None : default);
        module.Function("sync", 0, static (_, _) => Value.None);
        foreach (var (name, count) in ((string, int)[])[("remove", 1), ("unlink", 1), ("rmdir", 1), ("stat", 1), ("statvfs", 1), ("mkdir", 1), ("rename", 2)])
        {
            module.Function(name, count, static (_, a) => throw Missing(a));
        }

        return module.Module;
    }

    private static NativeResult RandomBytes(Machine machine, Arguments args)
    {
        var count = Given.Long(args, 0);
        if (count < 0)
        {
            throw ScriptError.Of(Types.ValueError);
        }

        machine.Heap.Reserve(count);
        HostWork.ChargeLong(count * 4);
        var bytes = new byte[count];
        machine.Services.Get<HardwareChance>().Fill(machine, bytes);
        return machine.New(new BytesObject(bytes));
    }

    private static bool RequireRoot(Arguments args) =>
        !args.Has(0) || Given.Str(args, 0) is "" or "/" or "." ? true : throw ScriptError.OSError(Errors.NoEntry);

    private static ScriptError Missing(Arguments args)
    {
        _ = Given.Str(args, 0);
        return ScriptError.OSError(Errors.NoEntry);
    }
}
