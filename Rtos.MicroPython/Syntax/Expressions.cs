namespace Rtos.MicroPython;

/// <summary>A piece of the syntax tree that has a value.</summary>
/// <param name="line">Where it begins.</param>
internal abstract class Expression(SourcePlace line)
{
    internal SourcePlace Line { get; } = line;

    /// <summary>The operand that is evaluated first and can be nested without a limit, as in <c>a + b + c</c>: tree walkers descend here in a loop.</summary>
    internal virtual Expression? Left => null;
}

internal sealed class ConstantExpression(SourcePlace line, Value value) : Expression(line)
{
    internal Value Value { get; } = value;
}

internal sealed class EllipsisLiteral(SourcePlace line) : Expression(line);

internal sealed class NameExpression(SourcePlace line, string id) : Expression(line)
{
    internal string Id { get; } = id;
}

/// <summary>An f-string: texts (as constants) and <see cref="FormatField"/>s.</summary>
internal sealed class FormatString(SourcePlace line, List<Expression> parts) : Expression(line)
{
    internal List<Expression> Parts { get; } = parts;
}

/// <summary>A field of an f-string.</summary>
/// <remarks>Conversion: 0 none, 1 <c>!s</c>, 2 <c>!r</c>, 3 <c>!a</c>.</remarks>
internal sealed class FormatField(SourcePlace line, Expression value, int conversion, Expression? spec) : Expression(line)
{
    internal Expression Value { get; } = value;

    internal int Conversion { get; } = conversion;

    internal Expression? Spec { get; } = spec;
}

internal sealed class UnaryExpression(SourcePlace line, UnaryOp op, Expression operand) : Expression(line)
{
    internal UnaryOp Op { get; } = op;

    internal Expression Operand { get; } = operand;
}

internal sealed class BinaryExpression(SourcePlace line, BinaryOp op, Expression left, Expression right) : Expression(line)
{
    internal BinaryOp Op { get; } = op;

    internal override Expression Left { get; } = left;

    internal Expression Right { get; } = right;
}

/// <summary><c>first op1 rest1 op2 rest2 …</c>.</summary>
internal sealed class ComparisonExpression(SourcePlace line, Expression first, List<(CompareOp Op, Expression Right)> rest) : Expression(line)
{
    internal Expression First { get; } = first;

    internal List<(CompareOp Op, Expression Right)> Rest { get; } = rest;
}

/// <summary>A chain of <c>and</c> or of <c>or</c>.</summary>
internal sealed class LogicalExpression(SourcePlace line, bool isOr, List<Expression> items) : Expression(line)
{
    internal bool IsOr { get; } = isOr;

    internal List<Expression> Items { get; } = items;
}

internal sealed class ConditionalExpression(SourcePlace line, Expression test, Expression then, Expression otherwise) : Expression(line)
{
    internal Expression Test { get; } = test;

    internal Expression Then { get; } = then;

    internal Expression Otherwise { get; } = otherwise;
}

internal sealed class LambdaExpression(SourcePlace line, FunctionNode function) : Expression(line)
{
    internal FunctionNode Function { get; } = function;
}

internal sealed class CallExpression(SourcePlace line, Expression function, List<ArgumentNode> arguments) : Expression(line)
{
    internal override Expression Left { get; } = function;

    internal List<ArgumentNode> Arguments { get; } = arguments;
}

internal sealed class AttributeExpression(SourcePlace line, Expression target, string name) : Expression(line)
{
    internal override Expression Left { get; } = target;

    internal string Name { get; } = name;
}

internal sealed class SubscriptExpression(SourcePlace line, Expression target, Expression index) : Expression(line)
{
    internal override Expression Left { get; } = target;

    internal Expression Index { get; } = index;
}

internal sealed class SliceExpression(SourcePlace line, Expression? start, Expression? stop, Expression? step) : Expression(line)
{
    internal Expression? Start { get; } = start;

    internal Expression? Stop { get; } = stop;

    internal Expression? Step { get; } = step;
}

/// <summary>A tuple, list or set display.</summary>
internal sealed class DisplayExpression(SourcePlace line, DisplayKind kind, List<Expression> items) : Expression(line)
{
    internal DisplayKind Kind { get; } = kind;

    internal List<Expression> Items { get; } = items;
}

/// <summary>A dict display; a null key stands for <c>**value</c>.</summary>
internal sealed class DictDisplayExpression(SourcePlace line, List<(Expression? Key, Expression Value)> entries) : Expression(line)
{
    internal List<(Expression? Key, Expression Value)> Entries { get; } = entries;
}

internal sealed class StarredExpression(SourcePlace line, Expression value) : Expression(line)
{
    internal Expression Value { get; } = value;
}

internal sealed class ComprehensionExpression(SourcePlace line, ComprehensionKind kind, Expression element, Expression? value, List<ForClause> clauses)
    : Expression(line)
{
    internal ComprehensionKind Kind { get; } = kind;

    /// <summary>The element; for a dict the key.</summary>
    internal Expression Element { get; } = element;

    internal Expression? Value { get; } = value;

    internal List<ForClause> Clauses { get; } = clauses;

    internal Scope? Scope { get; set; }
}

/// <summary><c>name := value</c>.</summary>
internal sealed class WalrusExpression(SourcePlace line, string name, Expression value) : Expression(line)
{
    internal string Name { get; } = name;

    internal Expression Value { get; } = value;
}

internal sealed class YieldExpression(SourcePlace line, Expression? value, bool isFrom) : Expression(line)
{
    internal Expression? Value { get; } = value;

    internal bool IsFrom { get; } = isFrom;
}

internal enum DisplayKind
{
    Tuple,
    List,
    Set,
}

internal enum ComprehensionKind
{
    List,
    Set,
    Dict,
    Generator,
}

/// <summary><c>for target in iterable if … if …</c> of a comprehension.</summary>
internal sealed record ForClause(Expression Target, Expression Iterable, List<Expression> Conditions);

/// <summary>An argument of a call; the name is only for a keyword argument.</summary>
internal sealed record ArgumentNode(ArgumentKind Kind, string? Name, Expression Value);

internal enum ArgumentKind
{
    Positional,
    Keyword,
    Star,
    DoubleStar,
}
