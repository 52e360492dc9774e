namespace Rtos.MicroPython;

/// <summary>Collects the instructions of one body. Unreachable code is left out.</summary>
internal sealed class Emitter(string file, CodeBudget budget)
{
    private readonly List<Instruction> _instructions = [];
    private readonly List<int> _lines = [];
    private readonly List<Value> _constants = [];
    private readonly Dictionary<(object? Ref, long Bits), int> _constantNumbers = [];
    private readonly List<string> _names = [];
    private readonly Dictionary<string, int> _nameNumbers = [];
    private readonly List<(int Start, int End, Label Target, int Depth)> _handlers = [];
    private readonly List<int> _freeUses = [];

    /// <summary>The index of the next instruction.</summary>
    internal int Position => _instructions.Count;

    /// <summary>Whether the next instruction can be reached.</summary>
    internal bool IsReachable { get; private set; } = true;

    /// <summary>The line of the last instruction.</summary>
    internal int LastLine => _lines.Count > 0 ? _lines[^1] : 1;

    internal void Emit(Op op, int argument, int line)
    {
        if (!IsReachable)
        {
            return;
        }

        if (!budget.Take())
        {
            throw new ScriptSyntaxException(file, new SourcePlace(line, 1), "too much code");
        }

        _instructions.Add(new Instruction(op, argument));
        _lines.Add(line);
        if (op is Op.Return or Op.Raise or Op.Reraise or Op.RaiseNothing or Op.RaiseAssertion or Op.Jump)
        {
            IsReachable = false;
        }
    }

    /// <summary>An instruction about a captured variable: its number is known once all locals are.</summary>
    internal void EmitFree(Op op, int free, int line)
    {
        if (IsReachable)
        {
            _freeUses.Add(Position);
            Emit(op, free, line);
        }
    }

    internal void EmitName(Op op, string name, int line)
    {
        if (!IsReachable)
        {
            return;
        }

        if (!_nameNumbers.TryGetValue(name, out var number))
        {
            number = _names.Count;
            _nameNumbers.Add(name, number);
            _names.Add(name);
        }

        Emit(op, number, line);
    }

    internal void EmitConstant(Value value, int line)
    {
        if (value.IsNone)
        {
            Emit(Op.LoadNone, 0, line);
        }
        else if (value.IsBool)
        {
            Emit(Op.LoadBool, value.IsTrueBool ? 1 : 0, line);
        }
        else if (value.IsInt && value.Bits is <= Instruction.MostArgument and >= -Instruction.MostArgument)
        {
            Emit(Op.LoadSmallInt, (int)value.Bits, line);
        }
        else if (IsReachable)
        {
            Emit(Op.LoadConst, Constant(value), line);
        }
    }

    /// <summary>A constant's number; equal numbers and texts share one.</summary>
    internal int Constant(Value value)
    {
        if (!_constantNumbers.TryGetValue((value.Ref, value.Bits), out var number))
        {
            number = _constants.Count;
            _constants.Add(value);
            _constantNumbers.Add((value.Ref, value.Bits), number);
        }

        return number;
    }

    internal void EmitJump(Op op, Label target, int line)
    {
        if (!IsReachable)
        {
            return;
        }

        target.Uses.Add(Position);
        Emit(op, Math.Max(target.Position, 0), line);
    }

    /// <summary>Places the label here; this is reachable if something jumps to it, or will (a loop's head).</summary>
    internal void Bind(Label label, bool isHead = false)
    {
        label.Position = Position;
        foreach (var use in label.Uses)
        {
            _instructions[use] = _instructions[use].With(Position);
        }

        IsReachable |= label.Uses.Count > 0 || label.IsHandler || isHead;
    }

    /// <summary>Exceptions at these instructions go to the label. Inner handlers must be added first.</summary>
    internal void AddHandler(List<(int Start, int End)> ranges, Label target, int depth)
    {
        foreach (var (start, end) in ranges)
        {
            target.IsHandler = true;
            _handlers.Add((start, end, target, depth));
        }
    }

    /// <summary>The finished body.</summary>
    internal CodeObject Build(Scope scope, int firstLine, List<ParameterNode> parameters, List<string> hiddenLocals, bool isHidden)
    {
        var firstFree = scope.Locals.Count + hiddenLocals.Count;
        foreach (var use in _freeUses)
        {
            _instructions[use] = _instructions[use].With(_instructions[use].Argument + firstFree);
        }

        Instruction[] instructions = [.. _instructions];
        ExceptionHandler[] handlers = [.. _handlers.Select(h => new ExceptionHandler(h.Start, h.End, h.Target.Position, h.Depth))];
        return new CodeObject
        {
            Name = scope.Name,
            File = file,
            FirstLine = firstLine,
            Instructions = instructions,
            Lines = [.. _lines],
            Constants = [.. _constants],
            Names = [.. _names],
            LocalNames = [.. scope.Locals, .. hiddenLocals, .. scope.FreeNames],
            CellLocals = [.. scope.CellLocals],
            FirstFreeLocal = firstFree,
            FreeNames = [.. scope.FreeNames],
            StackSize = StackEffects.Deepest(instructions, handlers),
            PositionalCount = scope.Kind == ScopeKind.Comprehension ? 1 : parameters.Count(p => p.Kind <= ParameterKind.Positional),
            PositionalOnlyCount = parameters.Count(p => p.Kind == ParameterKind.PositionalOnly),
            KeywordOnlyCount = parameters.Count(p => p.Kind == ParameterKind.KeywordOnly),
            HasVarArgs = parameters.Exists(p => p.Kind == ParameterKind.VarArgs),
            HasVarKeywords = parameters.Exists(p => p.Kind == ParameterKind.VarKeywords),
            IsGenerator = scope.IsGenerator,
            HasNamespace = scope.Kind is ScopeKind.Module or ScopeKind.Class,
            IsHidden = isHidden,
            Handlers = handlers,
        };
    }
}

/// <summary>A place to jump to.</summary>
internal sealed class Label
{
    /// <summary>The instruction; -1 until it is known.</summary>
    internal int Position { get; set; } = -1;

    /// <summary>The jumps that have been emitted.</summary>
    internal List<int> Uses { get; } = [];

    internal bool IsHandler { get; set; }
}

/// <summary>The most instructions of a source: ways out through nested finally blocks multiply, and must be bounded.</summary>
internal sealed class CodeBudget(int sourceLength)
{
    private long _left = 100_000 + (8L * sourceLength);

    internal bool Take() => _left-- > 0;
}
