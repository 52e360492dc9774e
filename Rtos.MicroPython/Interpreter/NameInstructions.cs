namespace Rtos.MicroPython;

/// <summary>Names of modules: their positions are cached for each instruction.</summary>
internal sealed class NameInstructions
{
    private readonly Machine _machine;
    private readonly ValueStack _values;
    private readonly FrameStack _frames;

    internal NameInstructions(Machine machine, ThreadState state)
    {
        _machine = machine;
        _values = state.Values;
        _frames = state.Frames;
    }

    internal void LoadName(string name)
    {
        var frame = _frames.Current;
        if (frame.Names == frame.Globals)
        {
            LoadGlobal(name);
            return;
        }

        if (frame.Names.TryGet(name, out var value))
        {
            _values.Push(value);
            return;
        }

        LoadGlobal(name);
    }

    internal void LoadGlobal(string name)
    {
        var frame = _frames.Current;
        ref var place = ref frame.Code.Cache[frame.Ip - 1];
        if (frame.Globals.IsAt(place, name))
        {
            _values.Push(frame.Globals.EntryAt(place).Value);
            return;
        }

        var found = frame.Globals.Find(name);
        if (found >= 0)
        {
            place = found;
            _values.Push(frame.Globals.EntryAt(found).Value);
            return;
        }

        if (!_machine.Builtins.TryGet(name, out var value) && !(frame.Globals == _machine.Prelude.Names && _machine.Prelude.TryGet(name, out value)))
        {
            throw ScriptError.Of(Types.NameError, $"name '{name}' isn't defined");
        }

        _values.Push(value);
    }

    internal void StoreName(string name)
    {
        if (_frames.Current.Names == _frames.Current.Globals)
        {
            StoreGlobal(name);
            return;
        }

        _frames.Current.Names.Set(name, _values.Pop());
    }

    internal void StoreGlobal(string name)
    {
        var frame = _frames.Current;
        ref var place = ref frame.Code.Cache[frame.Ip - 1];
        if (frame.Globals.IsAt(place, name))
        {
            frame.Globals.EntryAt(place).Value = _values.Pop();
            return;
        }

        frame.Globals.Set(name, _values.Pop());
        place = frame.Globals.Find(name);
    }

    internal static void Delete(DictObject names, string name)
    {
        if (!names.Remove(name))
        {
            throw ScriptError.Of(Types.NameError, $"name '{name}' isn't defined");
        }
    }
}
