namespace Rtos.MicroPython;

/// <summary>Compiles one body; another one is made for every body in it.</summary>
internal sealed class BodyCompiler
{
    private readonly BodyCode _body;
    private readonly StatementCompiler _statements;

    internal BodyCompiler(Scope scope, CompileSettings settings)
    {
        _body = new BodyCode(scope, settings);
        _statements = new StatementCompiler(_body);
    }

    internal CodeObject Module(List<Statement> statements)
    {
        _statements.Compile(statements);
        _body.ReturnNone();
        return _body.Build(1, []);
    }

    internal CodeObject Function(FunctionNode function)
    {
        _statements.Compile(function.Body);
        _body.ReturnNone();
        return _body.Build(function.Line, function.Parameters);
    }

    internal CodeObject Class(ClassDefinition statement)
    {
        _statements.Compile(statement.Body);
        if (_body.Scope.HasClassCell)
        {
            var code = _body.Code;
            code.Emit(Op.LoadClosure, _body.Scope.FindCell("__class__").Index, code.LastLine);
            code.Emit(Op.Return, 0, code.LastLine);
        }

        _body.ReturnNone();
        return _body.Build(statement.Line, []);
    }
}
