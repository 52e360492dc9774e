using System.Runtime.CompilerServices;
using Rtos.Core;
using Rtos.Thread;

namespace Rtos.MicroPython;

/// <summary>The interpreter of one device: its modules, its heap, and the threads that run bytecode.</summary>
internal sealed partial class Machine
{
    // Invariant: those that are alive, the oldest first.
    private readonly List<ScriptThread> _threads = [];

    // Weak, so that asking for the address of an object does not keep it; nothing is ever read out of it in its own order.
    private readonly ConditionalWeakTable<ScriptObject, object> _addresses = [];
    private int _addressCount;

    internal Machine(ThreadModel model, ScriptOptions options, ModuleLoader loader)
    {
        NativeTypes.Fill();
        Model = model;
        Options = options;
        Loader = loader;
        Costs = new InstructionCosts(options.Costs);
        Heap = new ScriptHeap(this, options.HeapBytes);
        Names = new ScriptNames(Heap);
        AddBuiltins();
    }

    internal ThreadModel Model { get; }

    internal Device Device => Model.Device;

    internal ScriptOptions Options { get; }

    internal InstructionCosts Costs { get; }

    /// <summary>Finds the script's own modules.</summary>
    internal ModuleLoader Loader { get; }

    /// <summary>The Python heap.</summary>
    internal ScriptHeap Heap { get; }

    /// <summary>The names that the script uses.</summary>
    internal ScriptNames Names { get; }

    /// <summary>The built-in functions, types and exceptions, by name.</summary>
    internal DictObject Builtins { get; } = new();

    /// <summary>What modules keep for the machine.</summary>
    internal MachineServices Services { get; } = new();

    /// <summary>The thread whose code runs; the last one between two.</summary>
    internal ScriptThread Current { get; set; } = null!;

    /// <summary>The native type whose constructor is called.</summary>
    internal TypeObject Constructing { get; set; } = Types.Object;

    /// <summary>Whether <c>machine.disable_irq()</c> keeps all other threads from running.</summary>
    internal bool IsSwitchingOff { get; set; }

    /// <summary>What the main script has ended with; null as long as it has not, or when it came to its end.</summary>
    internal ExceptionObject? MainError { get; set; }

    /// <summary>The <c>SystemExit</c> that the main script has ended with; null as long as it has not.</summary>
    internal ExceptionObject? MainExit { get; set; }

    /// <summary>Where the running code is in virtual time, the cycles that it has not worked off yet included.</summary>
    internal Instant Now => Device.Now + new Cycles(Current?.PendingCycles ?? 0);

    /// <summary>The threads that run bytecode, the oldest first.</summary>
    internal IReadOnlyList<ScriptThread> Threads => _threads;

    internal void Add(ScriptThread thread) => _threads.Add(thread);

    internal void Remove(ScriptThread thread) => _threads.Remove(thread);

    /// <summary>An address for an object, as <c>id()</c> and <c>repr()</c> show it: the same in every run.</summary>
    internal int AddressOf(ScriptObject o)
    {
        if (_addresses.TryGetValue(o, out var known))
        {
            return (int)known;
        }

        var address = 0x3FFE4000 + (_addressCount++ * ObjectBytes.Block);
        _addresses.Add(o, address);
        return address;
    }

    private void AddBuiltins()
    {
        foreach (var (name, value) in BuiltInFunctions.Table)
        {
            (name.StartsWith('_') && !name.StartsWith("__", StringComparison.Ordinal) ? _preludeNames : Builtins).Set(string.Intern(name), value);
        }

        foreach (var (name, value) in CoreFunctions.Table)
        {
            (name.StartsWith('_') && !name.StartsWith("__", StringComparison.Ordinal) ? _preludeNames : Builtins).Set(string.Intern(name), value);
        }

        Builtins.Set("Ellipsis", Value.Of(EllipsisObject.Instance));
        Builtins.Set("NotImplemented", Value.Of(NotImplementedObject.Instance));
        Builtins.Set("__debug__", Value.True);
        foreach (var type in (TypeObject[])[Types.Object, Types.Type, Types.Property, Types.StaticMethod, Types.ClassMethod, Types.Super, .. Types.Exceptions])
        {
            Builtins.Set(type.Name, Value.Of(type));
        }
    }
}
