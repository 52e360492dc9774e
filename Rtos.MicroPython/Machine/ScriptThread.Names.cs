namespace Rtos.MicroPython;

/// <content>Names of modules: where they stand is remembered for each instruction.</content>
internal sealed partial class ScriptThread
{
    private void LoadName(string name)
    {
        var frame = _frame;
        if (frame.Names == frame.Globals)
        {
            LoadGlobal(name);
            return;
        }

        if (frame.Names.TryGet(name, out var value))
        {
            Push(value);
            return;
        }

        LoadGlobal(name);
    }

    private void LoadGlobal(string name)
    {
        var frame = _frame;
        ref var place = ref frame.Code.Cache[frame.Ip - 1];
        if (frame.Globals.IsAt(place, name))
        {
            Push(frame.Globals.EntryAt(place).Value);
            return;
        }

        var found = frame.Globals.Find(name);
        if (found >= 0)
        {
            place = found;
            Push(frame.Globals.EntryAt(found).Value);
            return;
        }

        if (!_machine.Builtins.TryGet(name, out var value) && !(frame.Globals == _machine.Prelude.Names && _machine.Prelude.TryGet(name, out value)))
        {
            throw ScriptError.Of(Types.NameError, $"name '{name}' isn't defined");
        }

        Push(value);
    }

    private void StoreName(string name)
    {
        if (_frame.Names == _frame.Globals)
        {
            StoreGlobal(name);
            return;
        }

        _frame.Names.Set(name, Pop());
    }

    private void StoreGlobal(string name)
    {
        var frame = _frame;
        ref var place = ref frame.Code.Cache[frame.Ip - 1];
        if (frame.Globals.IsAt(place, name))
        {
            frame.Globals.EntryAt(place).Value = Pop();
            return;
        }

        frame.Globals.Set(name, Pop());
        place = frame.Globals.Find(name);
    }

    private static void DeleteName(DictObject names, string name)
    {
        if (!names.Remove(name))
        {
            throw ScriptError.Of(Types.NameError, $"name '{name}' isn't defined");
        }
    }
}
