namespace Rtos.MicroPython;

/// <summary>Compiles tuple, list, set and dict displays.</summary>
internal sealed class DisplayCompiler(BodyCode body, ExpressionCompiler expressions)
{
    // At most this many elements are put on the stack before the object is made.
    private const int MostOnStack = 32;

    private readonly Emitter _code = body.Code;
    private readonly ExpressionCompiler _expressions = expressions;

    /// <summary>A tuple, a list, a set.</summary>
    internal void Compile(DisplayExpression display)
    {
        if (display.Kind == DisplayKind.Tuple && ConstantOf(display) is { } constant)
        {
            _code.EmitConstant(constant, display.Line);
            return;
        }

        var stars = display.Items.FindIndex(i => i is StarredExpression);
        var first = Math.Min(stars < 0 ? display.Items.Count : stars, MostOnStack);
        var isTuple = display.Kind == DisplayKind.Tuple;
        var isWhole = first == display.Items.Count;
        var build = display.Kind == DisplayKind.Set ? Op.BuildSet : isTuple && isWhole ? Op.BuildTuple : Op.BuildList;
        display.Items.GetRange(0, first).ForEach(_expressions.Compile);
        _code.Emit(build, first, display.Line);
        foreach (var item in display.Items.Skip(first))
        {
            AddTo(display, item);
        }

        if (isTuple && !isWhole)
        {
            _code.Emit(Op.ListToTuple, 0, display.Line);
        }
    }

    private void AddTo(DisplayExpression display, Expression item)
    {
        var isSet = display.Kind == DisplayKind.Set;
        if (item is StarredExpression starred)
        {
            _expressions.Compile(starred.Value);
            _code.Emit(isSet ? Op.SetUpdate : Op.ListExtend, 0, item.Line);
        }
        else
        {
            _expressions.Compile(item);
            _code.Emit(isSet ? Op.SetAdd : Op.ListAppend, 1, item.Line);
        }
    }

    private static Value? ConstantOf(Expression expression)
    {
        if (expression is ConstantExpression constant)
        {
            return constant.Value;
        }

        if (expression is not DisplayExpression { Kind: DisplayKind.Tuple } tuple)
        {
            return null;
        }

        var values = new Value[tuple.Items.Count];
        for (var i = 0; i < values.Length; i++)
        {
            if (ConstantOf(tuple.Items[i]) is not { } value)
            {
                return null;
            }

            values[i] = value;
        }

        return Value.Of(values.Length == 0 ? TupleObject.Empty : new TupleObject(values));
    }

    /// <summary>A dict.</summary>
    internal void Compile(DictDisplayExpression display)
    {
        var stars = display.Entries.FindIndex(e => e.Key is null);
        var first = Math.Min(stars < 0 ? display.Entries.Count : stars, MostOnStack / 4);
        foreach (var (key, value) in display.Entries.Take(first))
        {
            _expressions.Compile(key!);
            _expressions.Compile(value);
        }

        _code.Emit(Op.BuildDict, first, display.Line);
        foreach (var (key, value) in display.Entries.Skip(first))
        {
            if (key is not null)
            {
                _expressions.Compile(key);
            }

            _expressions.Compile(value);
            _code.Emit(key is null ? Op.DictMerge : Op.DictAdd, key is null ? 0 : 1, value.Line);
        }
    }
}
