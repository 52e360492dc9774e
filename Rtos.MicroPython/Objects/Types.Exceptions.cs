namespace Rtos.MicroPython;

/// <content>The exceptions.</content>
internal static partial class Types
{
    internal static readonly TypeObject BaseException = new("BaseException", Object);
    internal static readonly TypeObject SystemExit = new("SystemExit", BaseException);
    internal static readonly TypeObject KeyboardInterrupt = new("KeyboardInterrupt", BaseException);
    internal static readonly TypeObject GeneratorExit = new("GeneratorExit", BaseException);
    internal static readonly TypeObject Exception = new("Exception", BaseException);
    internal static readonly TypeObject StopIteration = new("StopIteration", Exception);
    internal static readonly TypeObject ArithmeticError = new("ArithmeticError", Exception);
    internal static readonly TypeObject OverflowError = new("OverflowError", ArithmeticError);
    internal static readonly TypeObject ZeroDivisionError = new("ZeroDivisionError", ArithmeticError);
    internal static readonly TypeObject AssertionError = new("AssertionError", Exception);
    internal static readonly TypeObject AttributeError = new("AttributeError", Exception);
    internal static readonly TypeObject EOFError = new("EOFError", Exception);
    internal static readonly TypeObject ImportError = new("ImportError", Exception);
    internal static readonly TypeObject LookupError = new("LookupError", Exception);
    internal static readonly TypeObject IndexError = new("IndexError", LookupError);
    internal static readonly TypeObject KeyError = new("KeyError", LookupError);
    internal static readonly TypeObject MemoryError = new("MemoryError", Exception);
    internal static readonly TypeObject NameError = new("NameError", Exception);
    internal static readonly TypeObject OSError = new("OSError", Exception);
    internal static readonly TypeObject RuntimeError = new("RuntimeError", Exception);
    internal static readonly TypeObject NotImplementedError = new("NotImplementedError", RuntimeError);
    internal static readonly TypeObject SyntaxError = new("SyntaxError", Exception);
    internal static readonly TypeObject IndentationError = new("IndentationError", SyntaxError);
    internal static readonly TypeObject TypeError = new("TypeError", Exception);
    internal static readonly TypeObject ValueError = new("ValueError", Exception);
    internal static readonly TypeObject UnicodeError = new("UnicodeError", ValueError);

    /// <summary>All exceptions that a script can name.</summary>
    internal static IReadOnlyList<TypeObject> Exceptions { get; } =
    [
        BaseException, SystemExit, KeyboardInterrupt, GeneratorExit, Exception, StopIteration, ArithmeticError, OverflowError,
        ZeroDivisionError, AssertionError, AttributeError, EOFError, ImportError, LookupError, IndexError, KeyError, MemoryError,
        NameError, OSError, RuntimeError, NotImplementedError, SyntaxError, IndentationError, TypeError, ValueError, UnicodeError,
    ];
}
