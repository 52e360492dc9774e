namespace Rtos.MicroPython;

/// <summary>The blocks around the statement being compiled, and the ways out of them.</summary>
internal sealed class BlockStack(Emitter code)
{
    private readonly Emitter _code = code;

    private readonly List<Block> _blocks = [];

    /// <summary>The number of values that the blocks keep: between statements there is nothing else on the stack.</summary>
    internal int Depth { get; private set; }

    /// <summary>The blocks, the outermost first.</summary>
    internal IReadOnlyList<Block> Open => _blocks;

    /// <summary>The index of the innermost loop; -1 for none.</summary>
    internal int InnermostLoop => _blocks.FindLastIndex(static b => b.Kind == BlockKind.Loop);

    /// <summary>The index of the outermost block that has something to do on a way out; -1 for none.</summary>
    internal int OutermostToClean => _blocks.FindIndex(static b => b.Kind is BlockKind.Final or BlockKind.With);

    internal void Enter(Block block)
    {
        block.Open(_code.Position);
        _blocks.Add(block);
        Depth += block.Kept;
    }

    internal void Leave(Block block)
    {
        block.Close(_code.Position);
        _blocks.RemoveAt(_blocks.Count - 1);
        Depth -= block.Kept;
    }

    /// <summary>
    /// Leaves the blocks from the innermost down to this one, with or without a value on top of the stack; afterwards they are as before, for the
    /// following code. None of them guards the code that cleans up after it.
    /// </summary>
    internal void Unwind(int downTo, bool hasValue, int line, Action last)
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
