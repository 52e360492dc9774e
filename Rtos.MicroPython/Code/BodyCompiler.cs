namespace Rtos.MicroPython;

/// <summary>Compiles one body; makes another one for every body in it.</summary>
internal sealed partial class BodyCompiler
{
    private readonly Scope _scope;
    private readonly CompileSettings _settings;
    private readonly Emitter _code;
    private readonly List<string> _hiddenLocals = [];

    internal BodyCompiler(Scope scope, CompileSettings settings)
    {
        _scope = scope;
        _settings = settings;
        _code = new Emitter(settings.File, settings.Budget);
    }

    internal CodeObject Module(List<Statement> statements)
    {
        Compile(statements);
        ReturnNone();
        return Build(1, []);
    }

    private CodeObject Function(FunctionNode function)
    {
        Compile(function.Body);
        ReturnNone();
        return Build(function.Line, function.Parameters);
    }

    private CodeObject Class(ClassDefinition statement)
    {
        Compile(statement.Body);
        if (_scope.HasClassCell)
        {
            _code.Emit(Op.LoadClosure, _scope.FindCell("__class__").Index, _code.LastLine);
            _code.Emit(Op.Return, 0, _code.LastLine);
        }

        ReturnNone();
        return Build(statement.Line, []);
    }

    private CodeObject Build(int line, List<ParameterNode> parameters) =>
        _code.Build(_scope, line, parameters, _hiddenLocals, _settings.Mode == CompileMode.Hidden);

    private void ReturnNone()
    {
        var line = _code.LastLine;
        _code.Emit(Op.LoadNone, 0, line);
        _code.Emit(Op.Return, 0, line);
    }

    // --- Names ---------------------------------------------------------------------------------------

    private void Load(string name, int line) => Access(name, line, Op.LoadFast, Op.LoadCell, Op.LoadName, Op.LoadGlobal);

    private void Store(string name, int line) => Access(name, line, Op.StoreFast, Op.StoreCell, Op.StoreName, Op.StoreGlobal);

    private void Delete(string name, int line) => Access(name, line, Op.DeleteFast, Op.DeleteCell, Op.DeleteName, Op.DeleteGlobal);

    private void Access(string name, int line, Op fast, Op cell, Op inNamespace, Op global)
    {
        var (place, index, isFree) = _scope.Find(name);
        switch (place)
        {
            case NamePlace.Local: _code.Emit(fast, index, line); break;
            case NamePlace.Cell when isFree: _code.EmitFree(cell, index, line); break;
            case NamePlace.Cell: _code.Emit(cell, index, line); break;
            case NamePlace.Namespace: _code.EmitName(inNamespace, name, line); break;
            default: _code.EmitName(global, name, line); break;
        }
    }

    private void LoadClosure(string name, int line)
    {
        var (index, isFree) = _scope.FindCell(name);
        if (isFree)
        {
            _code.EmitFree(Op.LoadClosure, index, line);
        }
        else
        {
            _code.Emit(Op.LoadClosure, index, line);
        }
    }

    private int AddHiddenLocal(string name)
    {
        _hiddenLocals.Add(name);
        return _scope.Locals.Count + _hiddenLocals.Count - 1;
    }

    // --- Functions -----------------------------------------------------------------------------------

    private void CompileFunction(FunctionNode function)
    {
        var line = function.Line;
        var flags = CompileDefaults(function.Parameters, line) | CompileKeywordDefaults(function.Parameters, line);
        MakeFunction(() => new BodyCompiler(function.Scope!, _settings).Function(function), function.Scope!, flags, line);
    }

    private int CompileDefaults(List<ParameterNode> parameters, SourcePlace line)
    {
        var values = parameters.Where(p => p.Kind <= ParameterKind.Positional && p.Default is not null).Select(p => p.Default!).ToList();
        if (values.Count == 0)
        {
            return 0;
        }

        Compile(new DisplayExpression(line, DisplayKind.Tuple, values));
        return 1;
    }

    private int CompileKeywordDefaults(List<ParameterNode> parameters, SourcePlace line)
    {
        var entries = parameters.Where(p => p.Kind == ParameterKind.KeywordOnly && p.Default is not null)
            .Select(p => ((Expression?)new ConstantExpression(line, Value.Of(p.Name)), p.Default!)).ToList();
        if (entries.Count == 0)
        {
            return 0;
        }

        Compile(new DictDisplayExpression(line, entries));
        return 2;
    }

    // Code that cannot be reached is not compiled at all.
    private void MakeFunction(Func<CodeObject> compile, Scope scope, int flags, int line)
    {
        if (!_code.IsReachable)
        {
            return;
        }

        if (scope.FreeNames.Count > 0)
        {
            scope.FreeNames.ForEach(name => LoadClosure(name, line));
            _code.Emit(Op.BuildTuple, scope.FreeNames.Count, line);
            flags |= 4;
        }

        _code.Emit(Op.MakeFunction, (_code.Constant(new Value(compile())) << 3) | flags, line);
    }

    private void Compile(FunctionDefinition statement)
    {
        statement.Decorators.ForEach(Compile);
        CompileFunction(statement.Function);
        Decorate(statement.Decorators);
        Store(statement.Function.Name, statement.Line);
    }

    private void Decorate(List<Expression> decorators)
    {
        for (var i = decorators.Count - 1; i >= 0; i--)
        {
            _code.Emit(Op.Call, 1, decorators[i].Line);
        }
    }

    private void Compile(ClassDefinition statement)
    {
        statement.Decorators.ForEach(Compile);
        MakeFunction(() => new BodyCompiler(statement.Scope!, _settings).Class(statement), statement.Scope!, 0, statement.Line);
        _code.EmitConstant(Value.Of(statement.Name), statement.Line);
        var bases = 0;
        foreach (var item in statement.Bases)
        {
            Compile(item.Value);
            if (item.Kind == ArgumentKind.Keyword)
            {
                RefuseKeyword(statement.Line);
                return;
            }

            bases++;
        }

        _code.Emit(Op.BuildClass, bases, statement.Line);
        Decorate(statement.Decorators);
        Store(statement.Name, statement.Line);
    }

    // MicroPython makes classes by a function without keywords: it fails when it is called, not before.
    private void RefuseKeyword(int line)
    {
        _code.EmitName(Op.LoadGlobal, "TypeError", line);
        _code.EmitConstant(Value.Of("function doesn't take keyword arguments"), line);
        _code.Emit(Op.Call, 1, line);
        _code.Emit(Op.Raise, 1, line);
    }
}
