using System.Runtime.CompilerServices;

namespace Rtos.MicroPython;

/// <summary>Reads the tokens of a source one after the other, and collects errors about them.</summary>
internal sealed class TokenReader
{
    /// <summary>The deepest nesting of blocks and brackets: later passes walk the tree recursively, on the host's stack.</summary>
    internal const int DeepestNesting = 200;

    private readonly List<Token> _tokens;
    private readonly string _file;
    private int _at;
    private int _depth;
    private ScriptSyntaxException? _refused;

    internal TokenReader(List<Token> tokens, string file)
        : this(tokens, file, 0)
    {
    }

    private TokenReader(List<Token> tokens, string file, int depth)
    {
        _tokens = tokens;
        _file = file;
        _depth = depth;
        RefuseError();
    }

    /// <summary>The next token.</summary>
    internal Token Current => _tokens[_at];

    /// <summary>The place of the next token.</summary>
    internal SourcePlace Line => _tokens[_at].Line;

    /// <summary>Whether a simple statement ends here.</summary>
    internal bool IsStatementEnd => Current.Kind is TokenKind.Newline or TokenKind.End || Is(";");

    /// <summary>The tokens from the next one on, which are not taken.</summary>
    internal ReadOnlySpan<Token> Ahead => System.Runtime.InteropServices.CollectionsMarshal.AsSpan(_tokens)[_at..];

    /// <summary>A reader for a source inside this one, at the same depth.</summary>
    internal TokenReader Inside(List<Token> tokens) => new(tokens, _file, _depth);

    /// <summary>Takes over the errors of a reader for an inner source.</summary>
    internal void TakeRefusal(TokenReader inside) => _refused ??= inside._refused;

    /// <summary>Throws the first error, if any.</summary>
    internal void ThrowRefusal()
    {
        if (_refused is not null)
        {
            throw _refused;
        }
    }

    /// <summary>Goes to the next token.</summary>
    internal void Advance()
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

    /// <summary>Whether the token is an operator or a keyword.</summary>
    internal bool Is(string text) => Current.Kind is TokenKind.Operator or TokenKind.Keyword && Current.Text == text;

    /// <summary>Whether the token after it is one.</summary>
    internal bool NextIs(string text) =>
        _at + 1 < _tokens.Count && _tokens[_at + 1].Kind is TokenKind.Operator or TokenKind.Keyword && _tokens[_at + 1].Text == text;

    /// <summary>Takes an operator or a keyword, if it is there.</summary>
    internal bool Accept(string text)
    {
        if (!Is(text))
        {
            return false;
        }

        Advance();
        return true;
    }

    /// <summary>Takes a token of a kind, if it is there.</summary>
    internal bool AcceptKind(TokenKind kind)
    {
        if (Current.Kind != kind)
        {
            return false;
        }

        Advance();
        return true;
    }

    /// <summary>Takes an operator or a keyword, which must be there.</summary>
    internal void Expect(string text)
    {
        if (!Accept(text))
        {
            throw Fail();
        }
    }

    /// <summary>Takes a name, which must be there.</summary>
    internal string ExpectName()
    {
        var name = Current.Text;
        return AcceptKind(TokenKind.Name) ? name : throw Fail();
    }

    /// <summary>Takes the end of a simple statement's line.</summary>
    internal void ExpectLineEnd()
    {
        if (Current.Kind != TokenKind.End && !AcceptKind(TokenKind.Newline))
        {
            throw Fail();
        }
    }

    /// <summary>The error about the token, to be thrown.</summary>
    internal ScriptSyntaxException Fail() => Current switch
    {
        { Kind: TokenKind.Indent } => new ScriptSyntaxException(_file, Line, "unexpected indent", isIndentation: true),
        { Kind: TokenKind.Keyword, Text: "async" or "await" } => Fail(Line, $"'{Current.Text}' is not supported"),
        _ => Fail(Line, "invalid syntax"),
    };

    /// <summary>The error at a place, to be thrown.</summary>
    internal ScriptSyntaxException Fail(SourcePlace line, string message) => new(_file, line, message);

    /// <summary>Records an error and continues: what the grammar allows but the language does not is reported only if everything else is valid.</summary>
    internal void Refuse(SourcePlace line, string message) => _refused ??= Fail(line, message);

    /// <summary>Goes a bracket, a block or an operand deeper; <see cref="Leave"/> must follow.</summary>
    internal void Enter()
    {
        if (++_depth > DeepestNesting || !RuntimeHelpers.TryEnsureSufficientExecutionStack())
        {
            throw Fail(Line, "too deeply nested");
        }
    }

    internal void Leave() => _depth--;
}
