namespace Rtos.MicroPython;

/// <content>Branches, loops and the ways out of them.</content>
internal sealed partial class BodyCompiler
{
    private readonly List<Block> _blocks = [];

    // What the blocks keep: between statements nothing else lies on the stack.
    private int _stackDepth;

    private void Enter(Block block)
    {
        block.Open(_code.Position);
        _blocks.Add(block);
        _stackDepth += block.Kept;
    }

    private void Leave(Block block)
    {
        block.Close(_code.Position);
        _blocks.RemoveAt(_blocks.Count - 1);
        _stackDepth -= block.Kept;
    }

    private void Compile(IfStatement statement)
    {
        var end = new Label();
        for (var i = 0; i < statement.Branches.Count; i++)
        {
            var next = new Label();
            var (test, body) = statement.Branches[i];
            var truth = TruthOf(test);
            if (truth == false)
            {
                continue;
            }

            CompileCondition(test, jumpIf: false, next);
            Compile(body);
            if (truth is null && (i < statement.Branches.Count - 1 || statement.Otherwise.Count > 0))
            {
                _code.EmitJump(Op.Jump, end, _code.LastLine);
            }

            if (truth == true)
            {
                _code.Bind(end);
                return;
            }

            _code.Bind(next);
        }

        Compile(statement.Otherwise);
        _code.Bind(end);
    }

    // Known when the code is made, as in `while True`; null otherwise.
    private static bool? TruthOf(Expression test) => test is ConstantExpression constant ? Folding.TruthOf(constant.Value) : null;

    // The test stands at the bottom: one jump a round.
    private void Compile(WhileStatement statement)
    {
        var (top, test, end) = (new Label(), new Label(), new Label());
        var truth = TruthOf(statement.Test);
        if (truth == false)
        {
            Compile(statement.Otherwise);
            return;
        }

        if (truth is null)
        {
            _code.EmitJump(Op.Jump, test, statement.Line);
        }

        _code.Bind(top, isHead: true);
        var block = new Block(BlockKind.Loop) { Break = end, Continue = test };
        Enter(block);
        Compile(statement.Body);
        Leave(block);
        _code.Bind(test);
        if (truth is null)
        {
            CompileCondition(statement.Test, jumpIf: true, top);
            Compile(statement.Otherwise);
        }
        else
        {
            _code.EmitJump(Op.Jump, top, statement.Line);
        }

        _code.Bind(end);
    }

    private void Compile(ForStatement statement)
    {
        var (top, over, end) = (new Label(), new Label(), new Label());
        Compile(statement.Iterable);
        _code.Emit(Op.GetIter, 0, statement.Line);
        _code.Bind(top);
        _code.EmitJump(Op.ForIter, over, statement.Line);
        var block = new Block(BlockKind.Loop) { Break = end, Continue = top, Kept = 1 };
        Enter(block);
        StoreTo(statement.Target);
        Compile(statement.Body);
        Leave(block);
        _code.EmitJump(Op.Jump, top, statement.Line);
        _code.Bind(over);
        Compile(statement.Otherwise);
        _code.Bind(end);
    }

    private void CompileLeaveLoop(Statement statement)
    {
        var loop = _blocks.FindLastIndex(b => b.Kind == BlockKind.Loop);
        var isBreak = statement is BreakStatement;
        Unwind(loop + 1, hasValue: false, statement.Line, () =>
        {
            if (isBreak && _blocks[loop].Kept > 0)
            {
                _code.Emit(Op.Pop, 0, statement.Line);
            }

            _code.EmitJump(Op.Jump, isBreak ? _blocks[loop].Break! : _blocks[loop].Continue!, statement.Line);
        });
    }

    private void Compile(ReturnStatement statement)
    {
        var line = statement.Line;
        var value = statement.Value ?? new ConstantExpression(line, Value.None);
        var outermost = _blocks.FindIndex(b => b.Kind is BlockKind.Final or BlockKind.With);
        var isLate = value is ConstantExpression;
        if (!isLate)
        {
            Compile(value);
        }

        Unwind(outermost < 0 ? _blocks.Count : outermost, !isLate, line, () =>
        {
            if (isLate)
            {
                Compile(value);
            }

            _code.Emit(Op.Return, 0, line);
        });
    }

    // Leaves the blocks from the innermost down to this one, with a value on top of the stack or without; then they are as before,
    // for the code behind. None of them guards what cleans up after it.
    private void Unwind(int downTo, bool hasValue, int line, Action last)
    {
        var left = new Stack<Block>();
        while (_blocks.Count > downTo)
        {
            var block = _blocks[^1];
            Leave(block);
            left.Push(block);
            CleanUp(block, hasValue, line);
        }

        last();
        while (left.TryPop(out var block))
        {
            Enter(block);
        }
    }

    private void CleanUp(Block block, bool hasValue, int line)
    {
        if (block.Final is not null)
        {
            var values = new Block(BlockKind.Values) { Kept = hasValue ? 1 : 0 };
            Enter(values);
            block.Final();
            Leave(values);
            return;
        }

        if (block.Kept > 0 && hasValue)
        {
            _code.Emit(Op.RotTwo, 0, line);
        }

        if (block.Kept > 0)
        {
            _code.Emit(block.Kind == BlockKind.With ? Op.WithExit : Op.Pop, 0, line);
        }
    }
}
