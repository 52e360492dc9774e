namespace Rtos.MicroPython;

/// <summary>A node of the syntax tree that is executed.</summary>
/// <param name="line">Where it begins.</param>
internal abstract class Statement(SourcePlace line)
{
    internal SourcePlace Line { get; } = line;
}

internal sealed class ExpressionStatement(SourcePlace line, Expression value) : Statement(line)
{
    internal Expression Value { get; } = value;
}

internal sealed class AssignStatement(SourcePlace line, List<Expression> targets, Expression value) : Statement(line)
{
    internal List<Expression> Targets { get; } = targets;

    internal Expression Value { get; } = value;
}

internal sealed class AugmentedAssignStatement(SourcePlace line, Expression target, BinaryOp op, Expression value) : Statement(line)
{
    internal Expression Target { get; } = target;

    internal BinaryOp Op { get; } = op;

    internal Expression Value { get; } = value;
}

internal sealed class DeleteStatement(SourcePlace line, Expression target) : Statement(line)
{
    internal Expression Target { get; } = target;
}

internal sealed class PassStatement(SourcePlace line) : Statement(line);

internal sealed class BreakStatement(SourcePlace line) : Statement(line);

internal sealed class ContinueStatement(SourcePlace line) : Statement(line);

internal sealed class ReturnStatement(SourcePlace line, Expression? value) : Statement(line)
{
    internal Expression? Value { get; } = value;
}

internal sealed class RaiseStatement(SourcePlace line, Expression? exception, Expression? cause) : Statement(line)
{
    internal Expression? Exception { get; } = exception;

    internal Expression? Cause { get; } = cause;
}

/// <summary><c>global</c> or <c>nonlocal</c>.</summary>
internal sealed class ScopeDeclaration(SourcePlace line, bool isGlobal, List<string> names) : Statement(line)
{
    internal bool IsGlobal { get; } = isGlobal;

    internal List<string> Names { get; } = names;
}

internal sealed class AssertStatement(SourcePlace line, Expression test, Expression? message) : Statement(line)
{
    internal Expression Test { get; } = test;

    internal Expression? Message { get; } = message;
}

/// <summary><c>import module [as alias]</c>: one of them.</summary>
internal sealed class ImportStatement(SourcePlace line, string module, string? alias) : Statement(line)
{
    internal string Module { get; } = module;

    internal string? Alias { get; } = alias;
}

/// <summary><c>from module import names</c>; no names for a star.</summary>
internal sealed class ImportFromStatement(SourcePlace line, int level, string module, List<(string Name, string Alias)> names) : Statement(line)
{
    internal int Level { get; } = level;

    internal string Module { get; } = module;

    internal List<(string Name, string Alias)> Names { get; } = names;
}

internal sealed class IfStatement(SourcePlace line, List<(Expression Test, List<Statement> Body)> branches, List<Statement> otherwise) : Statement(line)
{
    internal List<(Expression Test, List<Statement> Body)> Branches { get; } = branches;

    internal List<Statement> Otherwise { get; } = otherwise;
}

internal sealed class WhileStatement(SourcePlace line, Expression test, List<Statement> body, List<Statement> otherwise) : Statement(line)
{
    internal Expression Test { get; } = test;

    internal List<Statement> Body { get; } = body;

    internal List<Statement> Otherwise { get; } = otherwise;
}

internal sealed class ForStatement(SourcePlace line, Expression target, Expression iterable, List<Statement> body, List<Statement> otherwise) : Statement(line)
{
    internal Expression Target { get; } = target;

    internal Expression Iterable { get; } = iterable;

    internal List<Statement> Body { get; } = body;

    internal List<Statement> Otherwise { get; } = otherwise;
}

internal sealed class TryStatement(SourcePlace line, List<Statement> body, List<ExceptClause> clauses, List<Statement> otherwise, List<Statement> final)
    : Statement(line)
{
    internal List<Statement> Body { get; } = body;

    internal List<ExceptClause> Clauses { get; } = clauses;

    internal List<Statement> Otherwise { get; } = otherwise;

    /// <summary>Empty for none.</summary>
    internal List<Statement> Final { get; } = final;
}

internal sealed class ExceptClause(SourcePlace line, Expression? type, string? name, List<Statement> body)
{
    internal SourcePlace Line { get; } = line;

    internal Expression? Type { get; } = type;

    internal string? Name { get; } = name;

    internal List<Statement> Body { get; } = body;

    /// <summary>Whether a bare <c>raise</c> in it needs the exception to be kept.</summary>
    internal bool RaisesAgain { get; set; }
}

internal sealed class WithStatement(SourcePlace line, List<(Expression Manager, Expression? Target)> items, List<Statement> body) : Statement(line)
{
    internal List<(Expression Manager, Expression? Target)> Items { get; } = items;

    internal List<Statement> Body { get; } = body;
}

internal sealed class FunctionDefinition(SourcePlace line, FunctionNode function, List<Expression> decorators) : Statement(line)
{
    internal FunctionNode Function { get; } = function;

    internal List<Expression> Decorators { get; } = decorators;
}

internal sealed class ClassDefinition(SourcePlace line, string name, List<ArgumentNode> bases, List<Statement> body, List<Expression> decorators)
    : Statement(line)
{
    internal string Name { get; } = name;

    internal List<ArgumentNode> Bases { get; } = bases;

    internal List<Statement> Body { get; } = body;

    internal List<Expression> Decorators { get; } = decorators;

    internal Scope? Scope { get; set; }
}

/// <summary>A function with a name, or a lambda, whose body is one return.</summary>
internal sealed class FunctionNode(SourcePlace line, string name, List<ParameterNode> parameters, List<Statement> body)
{
    internal SourcePlace Line { get; } = line;

    internal string Name { get; } = name;

    internal List<ParameterNode> Parameters { get; } = parameters;

    internal List<Statement> Body { get; } = body;

    internal Scope? Scope { get; set; }
}

internal sealed record ParameterNode(SourcePlace Line, string Name, ParameterKind Kind, Expression? Default);

internal enum ParameterKind
{
    PositionalOnly,
    Positional,
    KeywordOnly,
    VarArgs,
    VarKeywords,
}
