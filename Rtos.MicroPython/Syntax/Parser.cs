namespace Rtos.MicroPython;

/// <summary>Parses a source into a syntax tree, by recursive descent: statements, their expressions, and their parts.</summary>
internal static class Parser
{
    /// <summary>A file, or what was typed at the prompt.</summary>
    internal static List<Statement> ParseFile(string source, string file)
    {
        var reader = new TokenReader(Lexer.Read(source), file);
        var parser = new StatementParser(reader);
        var statements = new List<Statement>();
        while (reader.Current.Kind != TokenKind.End)
        {
            if (!reader.AcceptKind(TokenKind.Newline))
            {
                parser.ParseStatement(statements);
            }
        }

        reader.ThrowRefusal();
        return statements;
    }

    /// <summary>One expression, as for <c>eval</c>.</summary>
    internal static Expression ParseExpression(string source, string file)
    {
        var text = source.TrimStart(' ', '\t');
        var reader = new TokenReader(Lexer.Read(text, source.Length - text.Length + 1), file);
        var expression = new ExpressionParser(reader).ParseTestList();
        reader.AcceptKind(TokenKind.Newline);
        if (reader.Current.Kind != TokenKind.End)
        {
            throw reader.Fail();
        }

        reader.ThrowRefusal();
        return expression;
    }
}
