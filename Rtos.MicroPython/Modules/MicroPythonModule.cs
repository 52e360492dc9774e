using System.Globalization;
using Rtos.Thread;

namespace Rtos.MicroPython;

/// <summary>The module <c>micropython</c>.</summary>
internal static class MicroPythonModule
{
    internal static ModuleObject Create()
    {
        var module = new ModuleBuilder("micropython");

        // Decorators and const() control compilation on the board; here they return their argument.
        foreach (var name in (string[])["const", "bytecode", "native", "viper"])
        {
            module.Function(name, 1, static (_, a) => a[0]);
        }

        module.Function("opt_level", 0, 1, OptimizationLevel);
        module.Function("schedule", 2, Schedule);
        module.Function("heap_lock", 0, static (m, _) =>
        {
            m.Heap.Locks++;
            return Value.None;
        });
        module.Function("heap_unlock", 0, HeapUnlock);
        module.Function("heap_locked", 0, static (m, _) => Value.Of((long)m.Heap.Locks));
        module.Function("alloc_emergency_exception_buf", 1, static (_, a) => Ignore(Given.Long(a, 0)));
        module.Function("kbd_intr", 1, static (m, a) => Ignore(m.Services.Get<MicroPythonState>().InterruptCharacter = Given.Long(a, 0)));
        module.Function("mem_info", 0, 1, MemoryInfo);
        module.Function("qstr_info", 0, 1, static (m, _) => Write(m, "qstr pool: names of scripts are not on the heap\n"));
        module.Function("stack_use", 0, static (m, _) => Value.Of((long)(m.Current?.Thread.MaxStackUsed ?? 0)));
        return module.Module;
    }

    private static NativeResult OptimizationLevel(Machine machine, Arguments args)
    {
        var state = machine.Services.Get<MicroPythonState>();
        if (!args.Has(0))
        {
            return Value.Of(state.OptimizationLevel);
        }

        state.OptimizationLevel = Given.Long(args, 0);
        return Value.None;
    }

    private static NativeResult Schedule(Machine machine, Arguments args) =>
        machine.Callbacks.Add(args[0], args[1]) ? Value.None : throw ScriptError.RuntimeError("schedule queue full");

    // As on the board, one unlock too many is not an error.
    private static NativeResult HeapUnlock(Machine machine, Arguments args)
    {
        machine.Heap.Locks = Math.Max(0, machine.Heap.Locks - 1);
        return Value.Of((long)machine.Heap.Locks);
    }

    private static NativeResult MemoryInfo(Machine machine, Arguments args) => Write(machine, string.Create(
        CultureInfo.InvariantCulture, $"GC: total: {machine.Heap.Size}, used: {machine.Heap.Allocated}, free: {machine.Heap.Free}\n"));

    private static NativeResult Write(Machine machine, string text) => NativeResult.Kernel(machine.Model.Runtime.Write, new PyArguments(text));

    private static Value Ignore(long value)
    {
        _ = value;
        return Value.None;
    }

    /// <summary>The state of the module.</summary>
    private sealed class MicroPythonState
    {
        internal long OptimizationLevel { get; set; }

        internal long InterruptCharacter { get; set; } = 3;
    }
}
