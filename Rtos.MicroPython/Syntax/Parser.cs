using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace Rtos.MicroPython;

/// <summary>Makes a syntax tree of tokens, by recursive descent.</summary>
internal sealed partial class Parser
{
    /// <summary>How deep blocks and brackets may lie in each other: what follows walks the tree, and the host's stack must hold that.</summary>
    internal const int DeepestNesting = 200;

    private readonly List<Token> _tokens;
    private readonly string _file;
    private int _at;
    private int _depth;

    // What the grammar allows but the language does not: told only when all the rest is in order, as MicroPython does it.
    private ScriptSyntaxException? _refused;

    private Parser(List<Token> tokens, string file, int depth)
    {
        _tokens = tokens;
        _file = file;
        _depth = depth;
        RefuseError();
    }

    private Token Current => _tokens[_at];

    private SourcePlace Line => _tokens[_at].Line;

    /// <summary>A file, or what was typed at the prompt.</summary>
    internal static List<Statement> ParseFile(string source, string file)
    {
        var parser = new Parser(Lexer.Read(source), file, 0);
        var statements = new List<Statement>();
        while (parser.Current.Kind != TokenKind.End)
        {
            if (!parser.AcceptKind(TokenKind.Newline))
            {
                parser.ParseStatement(statements);
            }
        }

        return parser._refused is null ? statements : throw parser._refused;
    }

    /// <summary>One expression, as <c>eval</c> takes it.</summary>
    internal static Expression ParseExpression(string source, string file)
    {
        var text = source.TrimStart(' ', '\t');
        var parser = new Parser(Lexer.Read(text, source.Length - text.Length + 1), file, 0);
        var expression = parser.ParseTestList();
        parser.AcceptKind(TokenKind.Newline);
        return parser.Current.Kind == TokenKind.End ? parser._refused is null ? expression : throw parser._refused : throw parser.Fail();
    }

    private void Advance()
    {
        _at++;
        RefuseError();
    }

    private void RefuseError()
    {
        var token = Current;
        if (token.Kind == TokenKind.Error)
        {
            throw new ScriptSyntaxException(_file, token.Line, token.Text, token.Value.IsTrueBool);
        }
    }

    private bool Is(string text) => Current.Kind is TokenKind.Operator or TokenKind.Keyword && Current.Text == text;

    private bool NextIs(string text) =>
        _at + 1 < _tokens.Count && _tokens[_at + 1].Kind is TokenKind.Operator or TokenKind.Keyword && _tokens[_at + 1].Text == text;

    private bool Accept(string text)
    {
        if (!Is(text))
        {
            return false;
        }

        Advance();
        return true;
    }

    private bool AcceptKind(TokenKind kind)
    {
        if (Current.Kind != kind)
        {
            return false;
        }

        Advance();
        return true;
    }

    private void Expect(string text)
    {
        if (!Accept(text))
        {
            throw Fail();
        }
    }

    private string ExpectName()
    {
        var name = Current.Text;
        return AcceptKind(TokenKind.Name) ? name : throw Fail();
    }

    // The end of a simple statement's line.
    private void ExpectLineEnd()
    {
        if (Current.Kind != TokenKind.End && !AcceptKind(TokenKind.Newline))
        {
            throw Fail();
        }
    }

    private ScriptSyntaxException Fail() => Current switch
    {
        { Kind: TokenKind.Indent } => new ScriptSyntaxException(_file, Line, "unexpected indent", isIndentation: true),
        { Kind: TokenKind.Keyword, Text: "async" or "await" } => Fail(Line, $"'{Current.Text}' is not supported"),
        _ => Fail(Line, "invalid syntax"),
    };

    private ScriptSyntaxException Fail(SourcePlace line, string message) => new(_file, line, message);

    // The parser goes on.
    private void Refuse(SourcePlace line, string message) => _refused ??= Fail(line, message);

    private void Enter()
    {
        if (++_depth > DeepestNesting || !RuntimeHelpers.TryEnsureSufficientExecutionStack())
        {
            throw Fail(Line, "too deeply nested");
        }
    }

    private void Leave() => _depth--;

    private static bool IsName(Expression expression, [NotNullWhen(true)] out string? id)
    {
        id = (expression as NameExpression)?.Id;
        return id is not null;
    }
}
