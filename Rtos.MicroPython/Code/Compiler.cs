namespace Rtos.MicroPython;

/// <summary>The kinds of source texts for the compiler.</summary>
internal enum CompileMode
{
    /// <summary>A file: a script or a module.</summary>
    File,

    /// <summary>One expression: the code returns its value.</summary>
    Expression,

    /// <summary>Text typed at the prompt: the values of expressions are printed.</summary>
    Prompt,

    /// <summary>A part of the interpreter: not shown in tracebacks.</summary>
    Hidden,
}

/// <summary>Compiles source texts.</summary>
internal static class Compiler
{
    /// <summary>The longest source text, in characters: its tree takes about a hundred times as many bytes of the host.</summary>
    internal const int LongestSource = 512 * 1024;

    /// <summary>The cost of compiling a text, in steps of <see cref="HostWork"/>: a few microseconds a character, as on the board.</summary>
    internal static long StepsOf(string source) => 25L * source.Length;

    /// <summary>Compiles a source text.</summary>
    /// <exception cref="ScriptSyntaxException">It is not valid MicroPython; nothing else is thrown, for any text.</exception>
    internal static CodeObject Compile(string source, string file, CompileMode mode)
    {
        if (source.Length > LongestSource)
        {
            throw new ScriptSyntaxException(file, new SourcePlace(1, 1), FormattableString.Invariant(
                $"the source is too long; a file, a module or a text to be compiled has at most {LongestSource} characters"));
        }

        try
        {
            return CompileText(source, file, mode);
        }
        catch (ScriptSyntaxException e)
        {
            e.Locate(source);
            throw;
        }
    }

    /// <summary>Whether the prompt should ask for another line before it compiles.</summary>
    internal static bool NeedsMore(string source) => PromptInput.IsOpen(source);

    private static CodeObject CompileText(string source, string file, CompileMode mode)
    {
        var module = mode == CompileMode.Expression
            ? [new ReturnStatement(new SourcePlace(1, 1), Parser.ParseExpression(source, file))]
            : Parser.ParseFile(source, file);
        var scope = Analysis.Of(module, file, mode == CompileMode.Expression);
        var settings = new CompileSettings(file, mode, new CodeBudget(source.Length));
        return new BodyCompiler(scope, settings).Module(module);
    }
}

/// <summary>Shared by all bodies of one source.</summary>
internal sealed record CompileSettings(string File, CompileMode Mode, CodeBudget Budget);
