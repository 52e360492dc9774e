namespace Rtos.MicroPython;

/// <summary>Compiles imports.</summary>
internal sealed class ImportCompiler(BodyCode body)
{
    private readonly BodyCode _body = body;
    private readonly Emitter _code = body.Code;

    internal void Compile(ImportStatement statement)
    {
        var line = statement.Line;
        _code.Emit(Op.LoadSmallInt, 0, line);
        _code.Emit(Op.LoadNone, 0, line);
        _code.EmitName(Op.ImportName, statement.Module, line);
        if (statement.Alias is null)
        {
            _body.Store(Analysis.FirstPart(statement.Module), line);
            return;
        }

        foreach (var part in statement.Module.Split('.').Skip(1))
        {
            _code.EmitName(Op.LoadAttr, part, line);
        }

        _body.Store(statement.Alias, line);
    }

    internal void Compile(ImportFromStatement statement)
    {
        var line = statement.Line;
        string[] names = statement.Names.Count == 0 ? ["*"] : [.. statement.Names.Select(n => n.Name)];
        _code.Emit(Op.LoadSmallInt, statement.Level, line);
        _code.EmitConstant(Value.Of(new TupleObject([.. names.Select(n => Value.Of(n))])), line);
        _code.EmitName(Op.ImportName, statement.Module, line);
        if (statement.Names.Count == 0)
        {
            _code.Emit(Op.ImportStar, 0, line);
            return;
        }

        foreach (var (name, alias) in statement.Names)
        {
            _code.EmitName(Op.ImportFrom, name, line);
            _body.Store(alias, line);
        }

        _code.Emit(Op.Pop, 0, line);
    }
}
