namespace Rtos.MicroPython;

/// <summary>Every instruction, one by one: those not on the fast path of the interpreter's loop.</summary>
internal sealed class Instructions
{
    private readonly ValueStack _values;
    private readonly FrameStack _frames;
    private readonly Generators _generators;
    private readonly NameInstructions _names;
    private readonly AttributeInstructions _attributes;
    private readonly SubscriptInstructions _subscripts;
    private readonly BuildInstructions _build;
    private readonly UnpackInstructions _unpack;
    private readonly OperatorInstructions _operators;
    private readonly ComparisonInstructions _comparisons;
    private readonly JumpInstructions _jumps;
    private readonly IterationInstructions _iteration;
    private readonly CallInstructions _callInstructions;
    private readonly DefinitionInstructions _definitions;
    private readonly ExceptionInstructions _exceptions;
    private readonly ImportInstructions _imports;

    internal Instructions(Machine machine, ThreadState state, KernelGate gate, Calls calls, Generators generators, Unwinder unwinder)
    {
        _values = state.Values;
        _frames = state.Frames;
        _generators = generators;
        var truths = new Truths(state, calls);
        _names = new NameInstructions(machine, state);
        _attributes = new AttributeInstructions(machine, state, calls);
        _subscripts = new SubscriptInstructions(machine, state, calls);
        _build = new BuildInstructions(machine, state, calls);
        _unpack = new UnpackInstructions(machine, state, calls);
        _operators = new OperatorInstructions(machine, state, calls);
        _comparisons = new ComparisonInstructions(machine, state, calls, truths);
        _jumps = new JumpInstructions(machine, state, gate, calls, truths);
        _iteration = new IterationInstructions(machine, state, gate, calls, generators);
        _callInstructions = new CallInstructions(state, calls);
        _definitions = new DefinitionInstructions(machine, state, calls);
        _exceptions = new ExceptionInstructions(machine, state, calls, unwinder, truths);
        _imports = new ImportInstructions(machine, state, calls);
    }

    /// <summary>Executes one instruction of the innermost frame, whose position is already after it.</summary>
    internal void Execute(Op op, int arg)
    {
        // A table in the form of a switch.
        switch (op)
        {
            case Op.Nop: break;
            case Op.LoadConst: _values.Push(_frames.Current.Code.Constants[arg]); break;
            case Op.LoadSmallInt: _values.Push(Value.Of((long)arg)); break;
            case Op.LoadNone: _values.Push(Value.None); break;
            case Op.LoadBool: _values.Push(Value.Of(arg != 0)); break;
            case Op.LoadEllipsis: _values.Push(Value.Of(EllipsisObject.Instance)); break;
            case Op.Pop: _values.Count--; break;
            case Op.Dup: _values.Push(_values.Top); break;
            case Op.DupTwo: _values.Push(_values.Second); _values.Push(_values.Second); break;
            case Op.RotTwo: (_values.Top, _values.Second) = (_values.Second, _values.Top); break;
            case Op.RotThree: RotThree(); break;
            case Op.LoadFast: _values.Push(Known(_values[_frames.Current.Base + arg])); break;
            case Op.StoreFast: _values[_frames.Current.Base + arg] = _values.Pop(); break;
            case Op.DeleteFast: Known(_values[_frames.Current.Base + arg]); _values[_frames.Current.Base + arg] = default; break;
            case Op.LoadCell: _values.Push(Known(Cell(arg).Content)); break;
            case Op.StoreCell: Cell(arg).Content = _values.Pop(); break;
            case Op.DeleteCell: Known(Cell(arg).Content); Cell(arg).Content = default; break;
            case Op.LoadClosure: _values.Push(_values[_frames.Current.Base + arg]); break;
            case Op.LoadName: _names.LoadName(Name(arg)); break;
            case Op.StoreName: _names.StoreName(Name(arg)); break;
            case Op.DeleteName: NameInstructions.Delete(_frames.Current.Names, Name(arg)); break;
            case Op.LoadGlobal: _names.LoadGlobal(Name(arg)); break;
            case Op.StoreGlobal: _names.StoreGlobal(Name(arg)); break;
            case Op.DeleteGlobal: NameInstructions.Delete(_frames.Current.Globals, Name(arg)); break;
            case Op.LoadAttr: _attributes.Load(Name(arg)); break;
            case Op.StoreAttr: _attributes.Store(Name(arg)); break;
            case Op.DeleteAttr: _attributes.Delete(Name(arg)); break;
            case Op.LoadMethod: _attributes.LoadMethod(Name(arg)); break;
            case Op.LoadSuperMethod: _attributes.LoadSuperMethod(Name(arg)); break;
            case Op.LoadSubscript: _subscripts.Load(); break;
            case Op.StoreSubscript: _subscripts.Store(); break;
            case Op.DeleteSubscript: _subscripts.Delete(); break;
            case Op.BuildTuple: _build.Tuple(arg); break;
            case Op.BuildList: _build.List(arg); break;
            case Op.BuildSet: _build.Set(arg); break;
            case Op.BuildDict: _build.Dict(arg); break;
            case Op.BuildSlice: _build.Slice(arg); break;
            case Op.BuildString: _build.String(arg); break;
            case Op.FormatValue: _build.FormatValue(arg); break;
            case Op.ListAppend: _unpack.ListAppend(arg); break;
            case Op.SetAdd: _unpack.SetAdd(arg); break;
            case Op.DictAdd: _unpack.DictAdd(arg); break;
            case Op.ListExtend: _unpack.ListExtend(); break;
            case Op.SetUpdate: _unpack.SetUpdate(); break;
            case Op.DictMerge: _unpack.DictMerge(arg != 0); break;
            case Op.ListToTuple: _unpack.ListToTuple(); break;
            case Op.UnpackSequence: _unpack.UnpackSequence(arg); break;
            case Op.UnpackEx: _unpack.UnpackWithStar(arg & 0xFF, arg >> 8); break;
            case Op.Unary: _jumps.Unary((UnaryOp)arg); break;
            case Op.Binary: _operators.Binary((BinaryOp)arg, isInPlace: false); break;
            case Op.InPlace: _operators.Binary((BinaryOp)arg, isInPlace: true); break;
            case Op.Compare: _comparisons.Compare((CompareOp)arg); break;
            case Op.Jump: _jumps.Jump(arg); break;
            case Op.PopJumpIfTrue: _jumps.PopJump(arg, when: true); break;
            case Op.PopJumpIfFalse: _jumps.PopJump(arg, when: false); break;
            case Op.JumpIfTrueOrPop: _jumps.JumpOrPop(arg, when: true); break;
            case Op.JumpIfFalseOrPop: _jumps.JumpOrPop(arg, when: false); break;
            case Op.GetIter: _iteration.GetIterator(); break;
            case Op.ForIter: _iteration.ForIterator(arg); break;
            case Op.Call: _callInstructions.Call(arg); break;
            case Op.CallKeyword: _callInstructions.CallKeyword(arg); break;
            case Op.CallSpread: _callInstructions.CallSpread(arg != 0); break;
            case Op.CallMethod: _callInstructions.CallMethod(arg); break;
            case Op.CallMethodKeyword: _callInstructions.CallMethodKeyword(arg); break;
            case Op.MakeFunction: _definitions.MakeFunction(arg); break;
            case Op.BuildClass: _definitions.BuildClass(arg); break;
            case Op.Return: _generators.Return(_values.Pop()); break;
            case Op.Yield: _generators.Yield(_values.Pop()); break;
            case Op.YieldFrom: _iteration.YieldFrom(); break;
            case Op.Raise: _exceptions.Raise(arg); break;
            case Op.Reraise: _exceptions.RaiseAgain(_values.Pop()); break;
            case Op.RaiseNothing: throw ScriptError.RuntimeError("no active exception to reraise");
            case Op.MatchException: _exceptions.MatchException(); break;
            case Op.RaiseAssertion: throw arg == 0 ? ScriptError.Of(Types.AssertionError) : ScriptError.Of(Types.AssertionError, _values.Pop());
            case Op.WithEnter: _exceptions.WithEnter(); break;
            case Op.WithExit: _exceptions.WithExit(); break;
            case Op.WithExitException: _exceptions.WithExitException(); break;
            case Op.ImportName: _imports.ImportName(Name(arg)); break;
            case Op.ImportFrom: _imports.ImportFrom(Name(arg)); break;
            case Op.ImportStar: _imports.ImportStar(); break;
            case Op.PrintExpression: _imports.PrintExpression(); break;
            default: throw new InvalidOperationException($"there is no instruction {op}");
        }
    }

    private string Name(int index) => _frames.Current.Code.Names[index];

    private CellObject Cell(int local) => (CellObject)_values[_frames.Current.Base + local].Ref!;

    private static Value Known(Value value) =>
        value.IsUnset ? throw ScriptError.Of(Types.NameError, "local variable referenced before assignment") : value;

    private void RotThree()
    {
        var three = _values.Last(3);
        (three[0], three[1], three[2]) = (three[2], three[0], three[1]);
    }
}
