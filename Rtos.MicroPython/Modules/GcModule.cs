namespace Rtos.MicroPython;

/// <summary>The module <c>gc</c>: the device's Python heap.</summary>
internal static class GcModule
{
    internal static ModuleObject Create()
    {
        var module = new ModuleBuilder("gc");
        module.Function("collect", 0, static (m, _) =>
        {
            m.Heap.Collect();
            return Value.None;
        });
        module.Function("mem_free", 0, static (m, _) => Value.Of(m.Heap.Free));
        module.Function("mem_alloc", 0, static (m, _) => Value.Of(m.Heap.Allocated));
        module.Function("enable", 0, static (m, _) => SetAutomatic(m, true));
        module.Function("disable", 0, static (m, _) => SetAutomatic(m, false));
        module.Function("isenabled", 0, static (m, _) => Value.Of(m.Heap.IsAutomatic));
        module.Function("threshold", 0, 1, Threshold);
        return module.Module;
    }

    private static Value SetAutomatic(Machine machine, bool on)
    {
        machine.Heap.IsAutomatic = on;
        return Value.None;
    }

    private static NativeResult Threshold(Machine machine, Arguments args)
    {
        if (!args.Has(0))
        {
            return Value.Of(machine.Heap.Threshold);
        }

        machine.Heap.Threshold = Math.Max(-1, Given.Long(args, 0));
        return Value.None;
    }
}
