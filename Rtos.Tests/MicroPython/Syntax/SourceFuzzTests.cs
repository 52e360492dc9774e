using Rtos.MicroPython;

namespace Rtos.Tests.MicroPython.Syntax;

/// <summary>Sources made by chance, from fixed seeds.</summary>
[TestClass]
public sealed class SourceFuzzTests
{
    private const string Program = """
        import time as t, os.path
        from a.b import (c, d as e)
        @deco(1, *args, k=2, **kw)
        def f(a, b=1, /, c=-2, *d, e, g=0x1F, **h) -> int:
            "text"
            global counter
            total: int = 1_000
            for i, (x, *y) in enumerate(range(10)):
                try:
                    with open(f'{x!r:>{i}}') as q, r as s.t:
                        if not a and (b or c) < i <= 3: return x, *y
                        elif i: break
                        else: continue
                except (A, B) as err:
                    raise err from None
                except:
                    raise
                else:
                    del a[1:2], b.c
                finally:
                    counter += 1
            else:
                while True:
                    assert i, "message" 'more'
            def g():
                nonlocal total
                total <<= (yield 1) ** (yield from h)
                return lambda z, *w: [u for u in z if u for v in u if v]
            return {**h, 'k': {1, 2}, b'\x00': {p: q for p in a}, 'n': (n := 5) if a else ...}
        class A(B, C):
            x = y = None
            def m(self): return super().m(self.x[0].y(1)(2), j=~3 @ 4)
        print("a %d" % f(1), end='''
        ''')

        """;

    private static readonly string[] Pieces =
    [
        "(", ")", "[", "]", "{", "}", "'", "\"", "'''", "f'{", "}'", ":", ",", ";", "\n", "\n    ", "\n\t", " ", "if ", "else:", "elif a:", "lambda ", "yield ",
        "for a in b", "while a:", "try:", "finally:", "except:", "except a as b:", "with a as b:", "def f():", "class A:", "return ", "break", "continue",
        "*", "**", "=", ":=", "==", "+=", "\\", "\\\n", "#", "0x", "1e", "1_", "1.", "@", "nonlocal a", "global a", "super()", "not ", "in ", "is ", "\r\n",
        "\0", "é", "\ud800", "b'", "rf'", "del ", "async ", "match a:", "...", "->", "import a.b as c", "from . import *", "raise", "assert ", "pass", "!r", "{{",
    ];

    [TestMethod]
    [TestCategory(Repetitions.Category)]
    [DataRow(1)]
    [DataRow(2)]
    [DataRow(3)]
    public void Compile_MutatedProgram_EndsInCodeOrSyntaxError(int seed)
    {
        var random = new Random(seed);
        for (var i = 0; i < Repetitions.Of(400); i++)
        {
            var text = Program;
            for (var changes = random.Next(1, 5); changes > 0; changes--)
            {
                text = Mutate(text, random);
            }

            Try(text, (CompileMode)(i % 4), $"seed {seed}, source {i}");
        }
    }

    [TestMethod]
    [TestCategory(Repetitions.Category)]
    [DataRow(4)]
    [DataRow(5)]
    public void Compile_RandomPieces_EndsInCodeOrSyntaxError(int seed)
    {
        var random = new Random(seed);
        for (var i = 0; i < Repetitions.Of(1_500); i++)
        {
            var text = string.Concat(Enumerable.Range(0, random.Next(1, 60)).Select(_ => Pieces[random.Next(Pieces.Length)]));
            Try(text, (CompileMode)(i % 4), $"seed {seed}, source {i}");
        }
    }

    [TestMethod]
    public void Compile_ProgramItself_IsCode()
    {
        var code = CodeText.Compile(Program);
        Assert.AreEqual("<module> f g <lambda> <listcomp> <dictcomp> A m", string.Join(' ', Disassembler.All(code).Select(c => c.Name)));
    }

    [TestMethod]
    public void Compile_SameSource_GivesTheSameCode()
    {
        var (first, second) = (CodeText.Compile(Program), CodeText.Compile(Program));
        Assert.AreEqual(
            string.Concat(Disassembler.All(first).Select(Disassembler.Write)),
            string.Concat(Disassembler.All(second).Select(Disassembler.Write)));
    }

    private static string Mutate(string text, Random random)
    {
        var at = random.Next(text.Length);
        var length = random.Next(Math.Min(20, text.Length - at));
        return random.Next(4) switch
        {
            0 => text.Remove(at, length),
            1 => text.Insert(at, Pieces[random.Next(Pieces.Length)]),
            2 => text.Insert(random.Next(text.Length), text.Substring(at, length)),
            _ => text.Remove(at, length).Insert(at, ((char)random.Next(1, 256)).ToString()),
        };
    }

    private static void Try(string text, CompileMode mode, string which)
    {
        try
        {
            CodeText.Compile(text, mode);
        }
        catch (ScriptSyntaxException e)
        {
            Assert.IsTrue(e.Line >= 1 && e.Line <= text.Count(c => c is '\n' or '\r') + 1, $"{which}: line {e.Line}");
            Assert.IsTrue(e.Column >= 1 && e.Column <= e.SourceLine.Length + 1, $"{which}: column {e.Column} of {e.SourceLine}");
        }
        catch (Exception e) when (e is not UnitTestAssertException)
        {
            Assert.Fail($"{which}: {e}\n{text}");
        }

        Compiler.NeedsMore(text);
    }
}
