using Rtos.Core;
using Rtos.Thread;

namespace Rtos.MicroPython;

/// <summary>The interpreter of one device: the state that its threads share. It makes the objects, each charged to the script's heap.</summary>
internal sealed class Machine
{
    internal Machine(ThreadModel model, ScriptOptions options, ModuleLoader loader, MachineParts parts)
    {
        Model = model;
        Parts = parts;
        Options = options;
        Loader = loader;
        Costs = new InstructionCosts(options.Costs);
        Heap = new ScriptHeap(this, options.HeapBytes);
        Names = new ScriptNames(Heap, parts.Names);
        Prelude = new Prelude(Names);
        Modules = new ModuleTable(Names, parts.Modules);
        Callbacks = new CallbackQueue(model);
        Prompt = new PromptQueue(model, Modules, Names);
        Values = new ThreadValues(this);
        Threads = new ThreadList();
        Roots = new HeapRoots(Names, Modules, new NameRoot(Builtins), Threads, Callbacks, Prompt, Services);
        AddBuiltIns();
    }

    /// <summary>The parts built on it.</summary>
    internal MachineParts Parts { get; }

    /// <summary>The threads as the thread library sees them.</summary>
    internal ThreadModel Model { get; }

    internal Device Device => Model.Device;

    internal ScriptOptions Options { get; }

    /// <summary>The costs of instructions in virtual time.</summary>
    internal InstructionCosts Costs { get; }

    /// <summary>Finds the script's own modules.</summary>
    internal ModuleLoader Loader { get; }

    /// <summary>The Python heap.</summary>
    internal ScriptHeap Heap { get; }

    /// <summary>The roots of reachable objects.</summary>
    internal HeapRoots Roots { get; }

    /// <summary>The names that the script uses.</summary>
    internal ScriptNames Names { get; }

    /// <summary>The built-in functions, types and exceptions, by name.</summary>
    internal DictObject Builtins { get; } = new();

    /// <summary>The functions of the interpreter that are written in Python.</summary>
    internal Prelude Prelude { get; }

    /// <summary>The modules.</summary>
    internal ModuleTable Modules { get; }

    /// <summary>The events that wait for the main thread: callbacks, Ctrl-C.</summary>
    internal CallbackQueue Callbacks { get; }

    /// <summary>Typed statements that wait for the main thread.</summary>
    internal PromptQueue Prompt { get; }

    /// <summary>Converts values to and from those of the thread library.</summary>
    internal ThreadValues Values { get; }

    /// <summary>The addresses that objects show.</summary>
    internal ObjectAddresses Addresses { get; } = new();

    /// <summary>The state that modules keep for the machine.</summary>
    internal MachineServices Services { get; } = new();

    /// <summary>The threads that run bytecode, the oldest first.</summary>
    internal ThreadList Threads { get; }

    /// <summary>The thread whose code runs; between two threads, the last one.</summary>
    internal ThreadState Current { get; set; } = null!;

    /// <summary>Whether <c>machine.disable_irq()</c> keeps all other threads from running.</summary>
    internal bool IsSwitchingOff { get; set; }

    /// <summary>The exception with which the main script ended; null while it runs, and if it ended normally.</summary>
    internal ExceptionObject? MainError { get; set; }

    /// <summary>The <c>SystemExit</c> with which the main script ended; null if there is none.</summary>
    internal ExceptionObject? MainExit { get; set; }

    /// <summary>The virtual time of the running code, including the cycles that it has not worked off yet.</summary>
    internal Instant Now => Device.Now + new Cycles(Current?.Owed ?? 0);

    /// <summary>A new <c>str</c>.</summary>
    internal Value NewStr(string text)
    {
        Heap.Charge(ObjectBytes.Text(text));
        return Value.Of(text);
    }

    /// <summary>A <c>float</c>.</summary>
    internal Value NewFloat(double number)
    {
        Heap.Charge(ObjectBytes.Float);
        return Value.Of(number);
    }

    /// <summary>A <c>tuple</c> of these very elements.</summary>
    internal Value NewTuple(params Value[] items) => items.Length == 0 ? Value.Of(TupleObject.Empty) : New(new TupleObject(items));

    /// <summary>A <c>list</c> that takes ownership of the .NET list.</summary>
    internal Value NewList(List<Value> items) => New(new ListObject(items));

    /// <summary>A new object.</summary>
    internal Value New(ScriptObject made)
    {
        Heap.Charge(made.HeapBytes);
        return Value.Of(made);
    }

    private void AddBuiltIns()
    {
        foreach (var (name, value) in Parts.BuiltIns)
        {
            var isForPrelude = name.StartsWith('_') && !name.StartsWith("__", StringComparison.Ordinal);
            (isForPrelude ? Prelude.Names : Builtins).Set(string.Intern(name), value);
        }
    }

    /// <summary>A table of names as roots of reachable objects.</summary>
    private sealed class NameRoot(DictObject names) : IHeapRoot
    {
        public void Visit(Marker marker) => marker.Visit(names);
    }
}
