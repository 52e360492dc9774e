namespace Rtos.MicroPython;

/// <summary>Instructions that make functions and classes.</summary>
internal sealed class DefinitionInstructions
{
    private readonly Machine _machine;
    private readonly ValueStack _values;
    private readonly FrameStack _frames;
    private readonly Calls _calls;

    internal DefinitionInstructions(Machine machine, ThreadState state, Calls calls)
    {
        _machine = machine;
        _values = state.Values;
        _frames = state.Frames;
        _calls = calls;
    }

    /// <summary>defaults keyword-defaults cells → function; the argument says which of them are present.</summary>
    internal void MakeFunction(int arg)
    {
        var code = (CodeObject)_frames.Current.Code.Constants[arg >> 3].Ref!;
        var cells = (arg & 4) != 0 ? ((TupleObject)_values.Pop().Ref!).Items : [];
        var keywordDefaults = (arg & 2) != 0 ? (DictObject)_values.Pop().Ref! : null;
        var defaults = (arg & 1) != 0 ? ((TupleObject)_values.Pop().Ref!).Items : [];
        var function = new FunctionObject(code, _frames.Current.Globals) { Defaults = defaults, KeywordDefaults = keywordDefaults, Cells = cells };
        _values.Push(_machine.New(function));
    }

    /// <summary>body name base1 … → class</summary>
    internal void BuildClass(int count)
    {
        var at = _values.Count - count - 2;
        var body = (FunctionObject)_values[at].Ref!;
        var bases = new TypeObject[count];
        for (var i = 0; i < count; i++)
        {
            bases[i] = _values[at + 2 + i].Ref as TypeObject is { } type && type.IsBase
                ? type
                : throw ScriptError.TypeError($"type '{Types.NameOf(_values[at + 2 + i])}' isn't an acceptable base type");
        }

        var names = new DictObject();
        var name = _values[at + 1].AsStr;
        if (_frames.Current.Names.TryGet("__name__", out var module) || _frames.Current.Globals.TryGet("__name__", out module))
        {
            names.Set("__module__", module);
        }

        names.Set("__qualname__", Value.Of(name));
        var open = new OpenClass(_machine, _values, name, bases.Length == 0 ? [Types.Object] : bases, names);
        _calls.CallBody(body.Code, body.Globals, names, new Continuation(at, open), body);
    }

    /// <summary>Receives the end of a class body: the class is made.</summary>
    private sealed class OpenClass(Machine machine, ValueStack values, string name, TypeObject[] bases, DictObject names) : ResultReceiver
    {
        internal override void Receive(Value value, in Continuation continuation)
        {
            var made = Classes.Make(machine, name, bases, names);
            if (value.Ref is CellObject cell)
            {
                cell.Content = made;
            }

            values.Push(made);
        }
    }
}
