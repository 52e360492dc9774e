namespace Rtos.MicroPython;

/// <content>Every instruction, one by one: what is not on the short way of the loop.</content>
internal sealed partial class ScriptThread
{
    // A table in the form of a switch.
    private void Slow(Op op, int arg)
    {
        switch (op)
        {
            case Op.Nop: break;
            case Op.LoadConst: Push(_frame.Code.Constants[arg]); break;
            case Op.LoadSmallInt: Push(Value.Of((long)arg)); break;
            case Op.LoadNone: Push(Value.None); break;
            case Op.LoadBool: Push(Value.Of(arg != 0)); break;
            case Op.LoadEllipsis: Push(Value.Of(EllipsisObject.Instance)); break;
            case Op.Pop: _sp--; break;
            case Op.Dup: Push(Top); break;
            case Op.DupTwo: Push(_stack[_sp - 2]); Push(_stack[_sp - 2]); break;
            case Op.RotTwo: (_stack[_sp - 1], _stack[_sp - 2]) = (_stack[_sp - 2], _stack[_sp - 1]); break;
            case Op.RotThree: RotThree(); break;
            case Op.LoadFast: Push(Known(_stack[_frame.Base + arg])); break;
            case Op.StoreFast: _stack[_frame.Base + arg] = Pop(); break;
            case Op.DeleteFast: Known(_stack[_frame.Base + arg]); _stack[_frame.Base + arg] = default; break;
            case Op.LoadCell: Push(Known(Cell(arg).Content)); break;
            case Op.StoreCell: Cell(arg).Content = Pop(); break;
            case Op.DeleteCell: Known(Cell(arg).Content); Cell(arg).Content = default; break;
            case Op.LoadClosure: Push(_stack[_frame.Base + arg]); break;
            case Op.LoadName: LoadName(Name(arg)); break;
            case Op.StoreName: StoreName(Name(arg)); break;
            case Op.DeleteName: DeleteName(_frame.Names, Name(arg)); break;
            case Op.LoadGlobal: LoadGlobal(Name(arg)); break;
            case Op.StoreGlobal: StoreGlobal(Name(arg)); break;
            case Op.DeleteGlobal: DeleteName(_frame.Globals, Name(arg)); break;
            case Op.LoadAttr: LoadAttribute(Name(arg)); break;
            case Op.StoreAttr: StoreAttribute(Name(arg)); break;
            case Op.DeleteAttr: DeleteAttribute(Name(arg)); break;
            case Op.LoadMethod: LoadMethod(Name(arg)); break;
            case Op.LoadSuperMethod: LoadSuperMethod(Name(arg)); break;
            case Op.LoadSubscript: LoadSubscript(); break;
            case Op.StoreSubscript: StoreSubscript(); break;
            case Op.DeleteSubscript: DeleteSubscript(); break;
            case Op.BuildTuple: BuildTuple(arg); break;
            case Op.BuildList: BuildList(arg); break;
            case Op.BuildSet: BuildSet(arg); break;
            case Op.BuildDict: BuildDict(arg); break;
            case Op.BuildSlice: BuildSlice(arg); break;
            case Op.BuildString: BuildString(arg); break;
            case Op.FormatValue: FormatValue(arg); break;
            case Op.ListAppend: ListAppend(arg); break;
            case Op.SetAdd: SetAdd(arg); break;
            case Op.DictAdd: DictAdd(arg); break;
            case Op.ListExtend: ListExtend(); break;
            case Op.SetUpdate: SetUpdate(); break;
            case Op.DictMerge: DictMerge(arg != 0); break;
            case Op.ListToTuple: ListToTuple(); break;
            case Op.UnpackSequence: UnpackSequence(arg); break;
            case Op.UnpackEx: UnpackWithStar(arg & 0xFF, arg >> 8); break;
            case Op.Unary: Unary((UnaryOp)arg); break;
            case Op.Binary: Binary((BinaryOp)arg, isInPlace: false); break;
            case Op.InPlace: Binary((BinaryOp)arg, isInPlace: true); break;
            case Op.Compare: Compare((CompareOp)arg); break;
            case Op.Jump: _frame.Ip = arg; CountJump(); break;
            case Op.PopJumpIfTrue: PopJump(arg, when: true); break;
            case Op.PopJumpIfFalse: PopJump(arg, when: false); break;
            case Op.JumpIfTrueOrPop: JumpOrPop(arg, when: true); break;
            case Op.JumpIfFalseOrPop: JumpOrPop(arg, when: false); break;
            case Op.GetIter: GetIterator(); break;
            case Op.ForIter: ForIterator(arg); break;
            case Op.Call: Call(_sp - arg - 1, arg, null); break;
            case Op.CallKeyword: CallKeyword(_sp - arg - 2, arg); break;
            case Op.CallSpread: CallSpread(arg != 0); break;
            case Op.CallMethod: CallMethod(arg, null, 0); break;
            case Op.CallMethodKeyword: CallMethod(arg, Keywords(Top), 1); break;
            case Op.MakeFunction: MakeFunction(arg); break;
            case Op.BuildClass: BuildClass(arg); break;
            case Op.Return: Return(Pop()); break;
            case Op.Yield: Yield(); break;
            case Op.YieldFrom: YieldFrom(); break;
            case Op.Raise: RaiseStatement(arg); break;
            case Op.Reraise: RaiseAgain(Pop()); break;
            case Op.RaiseNothing: throw ScriptError.RuntimeError("no active exception to reraise");
            case Op.MatchException: MatchException(); break;
            case Op.RaiseAssertion: throw arg == 0 ? ScriptError.Of(Types.AssertionError) : ScriptError.Of(Types.AssertionError, Pop());
            case Op.WithEnter: WithEnter(); break;
            case Op.WithExit: WithExit(); break;
            case Op.WithExitException: WithExitException(); break;
            case Op.ImportName: ImportName(Name(arg)); break;
            case Op.ImportFrom: ImportFrom(Name(arg)); break;
            case Op.ImportStar: ImportStar(); break;
            case Op.PrintExpression: PrintExpression(); break;
            default: throw new InvalidOperationException($"there is no instruction {op}");
        }
    }

    private Value Top => _stack[_sp - 1];

    private void Push(Value value) => _stack[_sp++] = value;

    private Value Pop() => _stack[--_sp];

    private string Name(int index) => _frame.Code.Names[index];

    private CellObject Cell(int local) => (CellObject)_stack[_frame.Base + local].Ref!;

    private static Value Known(Value value) =>
        value.IsUnset ? throw ScriptError.Of(Types.NameError, "local variable referenced before assignment") : value;

    private void RotThree()
    {
        var top = _stack[_sp - 1];
        _stack[_sp - 1] = _stack[_sp - 2];
        _stack[_sp - 2] = _stack[_sp - 3];
        _stack[_sp - 3] = top;
    }
}
