using Rtos.MicroPython;

namespace Rtos.Tests.MicroPython.Syntax;

/// <summary>Compiles small sources and shows the code in a form that fits on a line.</summary>
internal static class CodeText
{
    internal static CodeObject Compile(string source, CompileMode mode = CompileMode.File)
    {
        var code = Compiler.Compile(source, "test.py", mode);
        StackCheck.Verify(code);
        return code;
    }

    /// <summary>The instructions of a body, separated by bars; of the module without its end, <c>LoadNone | Return</c>.</summary>
    internal static string Show(CodeObject code)
    {
        var lines = Disassembler.Write(code).TrimEnd('\n').Split('\n').Take(code.Instructions.Length).Select(l => l[8..]).ToList();
        var hasEnd = code.Name == "<module>" && lines is [.., "LoadNone", "Return"];
        return string.Join(" | ", hasEnd ? lines[..^2] : lines);
    }

    internal static string Module(string source) => Show(Compile(source));

    /// <summary>What guards what: <c>0..3->5:1</c> for instructions 0 to 2, handled at 5 with one value kept.</summary>
    internal static string Handlers(CodeObject code) =>
        string.Join(" ", code.Handlers.Select(h => $"{h.Start}..{h.End}->{h.Target}:{h.Depth}"));

    /// <summary>The body of that name.</summary>
    internal static CodeObject Body(string source, string name) => Disassembler.All(Compile(source)).First(c => c.Name == name);

    /// <summary>The message with its line: <c>3: invalid syntax</c>.</summary>
    internal static string Error(string source, CompileMode mode = CompileMode.File)
    {
        var error = Assert.ThrowsExactly<ScriptSyntaxException>(() => Compiler.Compile(source, "test.py", mode), source);
        Assert.AreEqual("test.py", error.File);
        return $"{error.Line}: {error.Reason}";
    }
}
