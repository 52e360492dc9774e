using System.Numerics;
using Rtos.Thread;

namespace Rtos.MicroPython;

/// <summary>Converts values to and from those of the thread library.</summary>
internal sealed class ThreadValues(Machine machine)
{
    private readonly Dictionary<PyLock, LockObject> _locks = new(ReferenceEqualityComparer.Instance);
    private int _locksMark;

    /// <summary>A value for the thread library: tuples, lists and dicts one level deep, their elements by reference.</summary>
    internal PyValue ToPy(Value value) => value.Ref switch
    {
        TupleObject tuple => PyValue.Tuple(Array.ConvertAll(tuple.Items, ToPyElement)),
        ListObject list => PyValue.List([.. list.Items.Select(ToPyElement)]),
        DictObject dict when TryEntries(dict, out var entries) => PyValue.Dict(entries),
        _ => ToPyElement(value),
    };

    /// <summary>The value from the thread library's one.</summary>
    internal Value FromPy(PyValue value) => value.Kind switch
    {
        PyKind.None => Value.None,
        PyKind.Bool => Value.Of(value.AsBool),
        PyKind.Int => Value.Of(value.AsBigInteger),
        PyKind.Float => machine.NewFloat(value.AsFloat),
        PyKind.Str => machine.NewStr(value.AsText),
        PyKind.Tuple => machine.NewTuple([.. value.Items.Select(FromPy)]),
        PyKind.List => machine.NewList([.. value.Items.Select(FromPy)]),
        PyKind.Dict => NewDict(value),
        PyKind.Callable => value.AsCallable is ScriptCallable callable ? callable.Function : Value.None,
        _ => FromPayload(value),
    };

    /// <summary>Whether a value, with everything in it, is one that a script can hold.</summary>
    internal static bool CanTake(PyValue value) => value.Kind switch
    {
        PyKind.Tuple or PyKind.List => value.Items.All(CanTake),
        PyKind.Dict => value.Entries.All(static e => CanTake(e.Value)),
        PyKind.Callable => value.AsCallable is ScriptCallable,
        PyKind.Object => value.Payload is Box or PyLock or byte[] or HostObject,
        _ => true,
    };

    /// <summary>The result of a kernel call; an exception is raised.</summary>
    internal Value ToValue(PyResult result) => result.Error is { } error ? throw FromError(error) : FromPy(result.Value);

    /// <summary>An exception of the thread library.</summary>
    internal ScriptError FromError(PyError error)
    {
        var type = Types.Exceptions.FirstOrDefault(t => t.Name == error.TypeName) ?? Types.RuntimeError;
        return ScriptError.Of(type, [.. error.Arguments.Select(FromPy)]);
    }

    /// <summary>Frees the locks that the last collection has not found. Called where no code holds one that is not on a stack.</summary>
    internal void CollectLocks()
    {
        if (machine.Heap.LastMark == _locksMark)
        {
            return;
        }

        _locksMark = machine.Heap.LastMark;
        foreach (var unused in _locks.Values.Where(l => l.Mark != _locksMark && l.Lock.Waiters.Count == 0).ToList())
        {
            _locks.Remove(unused.Lock);
            machine.Model.Collect(unused.Lock);
        }
    }

    private PyValue ToPyElement(Value value) => value.Ref switch
    {
        string text => PyValue.Of(text),
        BigIntObject big => PyValue.Of(big.Number),
        LockObject l => l.Lock.Value,
        Tag => value.IsInt ? PyValue.Of(value.Bits) : value.IsBool ? PyValue.Of(value.IsTrueBool) : value.IsFloat ? PyValue.Of(value.AsFloat) : PyValue.None,
        FunctionObject or BoundMethodObject or NativeFunction or TypeObject => PyValue.Of(ScriptCallable.Of(machine, value)),
        InstanceObject instance when !instance.Type.Lookup("__call__").IsUnset => PyValue.Of(ScriptCallable.Of(machine, value)),
        _ => PyValue.Object(new Box(value), Types.NameOf(value)),
    };

    private bool TryEntries(DictObject dict, out (string Key, PyValue Value)[] entries)
    {
        var all = new List<(string Key, PyValue Value)>();
        for (var i = 0; i < dict.Places; i++)
        {
            var entry = dict.EntryAt(i);
            if (entry.Key.Ref is string key)
            {
                all.Add((key, ToPyElement(entry.Value)));
            }
        }

        entries = [.. all];
        return entries.Length == dict.Count;
    }

    private Value FromPayload(PyValue value) => value.Payload switch
    {
        Box box => box.Value,
        PyLock l => Value.Of(LockOf(l)),
        byte[] content => machine.New(new BytesObject(content)),
        HostObject made => Value.Of(Charged(made)),
        _ => Value.None,
    };

    private Value NewDict(PyValue value)
    {
        var dict = new DictObject();
        foreach (var (key, item) in value.Entries)
        {
            dict.Set(machine.NewStr(key), FromPy(item));
        }

        return machine.New(dict);
    }

    // It takes heap from the moment the script gets it.
    private HostObject Charged(HostObject made)
    {
        if (!made.IsCharged)
        {
            machine.Heap.Charge(made.HeapBytes);
            made.IsCharged = true;
        }

        return made;
    }

    private LockObject LockOf(PyLock l)
    {
        if (!_locks.TryGetValue(l, out var made))
        {
            made = new LockObject(l);
            _locks.Add(l, made);
            machine.Heap.Charge(made.HeapBytes);
        }

        return made;
    }

    /// <summary>An object that the thread library only passes on.</summary>
    private sealed record Box(Value Value);
}
