namespace Rtos.MicroPython;

/// <summary>Reads comprehensions and generator expressions.</summary>
internal sealed class ComprehensionParser(TokenReader reader, ExpressionParser expressions)
{
    private readonly TokenReader _reader = reader;
    private readonly ExpressionParser _expressions = expressions;

    /// <summary>After the element, from <c>for</c> on.</summary>
    internal ComprehensionExpression Parse(SourcePlace line, ComprehensionKind kind, Expression element, Expression? value)
    {
        _expressions.RefuseStar(element, "*x must be assignment target");
        var clauses = new List<ForClause>();
        while (_reader.Accept("for"))
        {
            var target = _expressions.ParseTargets();
            TargetRules.RequireTarget(_reader, target);
            _reader.Expect("in");
            var clause = new ForClause(target, _expressions.ParseOr(), []);
            while (_reader.Accept("if"))
            {
                clause.Conditions.Add(ParseCondition());
            }

            clauses.Add(clause);
        }

        return new ComprehensionExpression(line, kind, element, value, clauses);
    }

    // A test without `if … else`, which would take the next condition for its own.
    private Expression ParseCondition()
    {
        var line = _reader.Line;
        if (_reader.Current.Kind != TokenKind.Name || !_reader.NextIs(":="))
        {
            return _reader.Is("lambda") ? _expressions.ParseTest() : _expressions.ParseOr();
        }

        var name = _reader.ExpectName();
        _reader.Advance();
        return new WalrusExpression(line, name, _expressions.ParseOr());
    }
}
