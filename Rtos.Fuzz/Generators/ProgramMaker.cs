using System.Text;

namespace Rtos.Fuzz.Generators;

/// <summary>Makes programs whose grammar is right and whose sense is chance.</summary>
internal sealed class ProgramMaker(Random random)
{
    private const int DeepestExpression = 4;
    private const int DeepestBlock = 3;

    private static readonly string[] Names = ["a", "b", "c", "d", "f", "g", "C"];

    private static readonly string[] Constants =
    [
        "0", "1", "2", "-1", "7", "100", "10**9", "10**12", "2**63", "2**100", "1.5", "0.0", "1e300", "float('nan')", "True", "None", "''", "'abc'", "'{:>9}'",
        "'%*d'", "b'abc'", "'x = 1'", "'1+1'", "'__class__'",
    ];

    private static readonly string[] Functions =
    [
        "sum", "min", "max", "sorted", "any", "all", "list", "tuple", "set", "frozenset", "dict", "bytes", "bytearray", "str", "repr", "int", "float", "bool", "len",
        "abs", "hash", "iter", "next", "enumerate", "zip", "map", "filter", "reversed", "range", "ord", "chr", "hex", "round", "divmod", "pow", "isinstance", "type",
        "id", "getattr", "hasattr", "setattr", "dir", "eval", "exec", "memoryview", "slice", "print", "property", "Exception", "math.factorial", "time.localtime",
        "struct.pack", "json.dumps", "random.randrange", "_thread.start_new_thread", "_thread.allocate_lock", "gc.collect", "f", "g", "C",
    ];

    private static readonly string[] Methods =
    [
        "append", "extend", "insert", "pop", "remove", "sort", "reverse", "count", "index", "join", "split", "replace", "find", "format", "center", "encode", "keys",
        "items", "get", "update", "add", "union", "to_bytes", "send", "throw", "close", "__next__", "__init__", "acquire", "release",
    ];

    private static readonly string[] Operators = ["+", "-", "*", "/", "//", "%", "**", "<<", ">>", "&", "|", "^", "==", "!=", "<", ">=", "in", "is", "and", "or"];

    private static readonly string[] Specials =
        ["__init__", "__eq__", "__repr__", "__getattr__", "__hash__", "__iter__", "__next__", "__len__", "__bool__", "__call__", "__lt__", "__add__", "__getitem__"];

    private static readonly string[] Answers = ["self", "a", "self == a", "repr(self)", "self.x", "self[0]", "iter(self)", "len(self)", "self(*a)", "hash(self)", "self + self"];

    private readonly StringBuilder _text = new();
    private int _depth;

    internal string Make()
    {
        _text.Append("""
            import time, gc, math, random, struct, json, _thread
            a, b, c, d = [1, 2], 'xy', 3, {1: 2}
            f = lambda *a: a
            g = range
            class C: pass

            """.ReplaceLineEndings("\n"));
        for (var statements = random.Next(3, 12); statements > 0; statements--)
        {
            Line(0, "try:");
            Statement(1);
            Line(0, "except Exception as e:");
            Line(1, "print(repr(e)[:80])");
        }

        return _text.ToString();
    }

    private string Any(string[] of) => of[random.Next(of.Length)];

    private void Line(int depth, string text) => _text.Append(' ', depth * 4).Append(text).Append('\n');

    private void Block(int depth)
    {
        if (depth > DeepestBlock)
        {
            Line(depth, "pass");
            return;
        }

        for (var statements = random.Next(1, 3); statements > 0; statements--)
        {
            Statement(depth);
        }
    }

    private void Headed(int depth, string head)
    {
        Line(depth, head);
        Block(depth + 1);
    }

    private void Statement(int depth)
    {
        switch (random.Next(13))
        {
            case 0 or 1 or 2: Line(depth, $"{Any(Names)} = {Expression()}"); break;
            case 3: Line(depth, $"print({Expression()})"); break;
            case 4: Line(depth, $"{Any(Names)} {Any(["+", "*", "**", "<<", "|"])}= {Expression()}"); break;
            case 5: Headed(depth, $"if {Expression()}:"); break;
            case 6: Headed(depth, $"while {Expression()}:"); break;
            case 7: Headed(depth, $"for {Any(Names)} in {Expression()}:"); break;
            case 8:
                Headed(depth, $"def {Any(["f", "g"])}({Any(["", "a", "a, b=1", "*a, **b"])}):");
                Line(depth + 1, Any(["return ", "yield ", "yield from ", "raise "]) + Expression());
                break;
            case 9:
                Line(depth, $"class C{Any(["", "(list)", "(dict)", "(int)", "(Exception)"])}:");
                Line(depth + 1, $"def {Any(Specials)}(self, *a): return {Any(Answers)}");
                Line(depth, $"{Any(Names)} = C({Arguments()})");
                break;
            case 10: Line(depth, $"{Any(Names)}[{Expression()}] = {Expression()}"); break;
            case 11: Line(depth, $"{Any(Names)}, *{Any(Names)} = {Expression()}"); break;
            default: Headed(depth, $"with {Expression()} as {Any(Names)}:"); break;
        }
    }

    private string Expression()
    {
        if (++_depth > DeepestExpression)
        {
            _depth--;
            return random.Next(2) == 0 ? Any(Names) : Any(Constants);
        }

        var text = random.Next(14) switch
        {
            0 or 1 => Any(Names),
            2 => Any(Constants),
            3 or 4 => $"({Expression()} {Any(Operators)} {Expression()})",
            5 or 6 => $"{Any(Functions)}({Arguments()})",
            7 or 8 => $"({Expression()}).{Any(Methods)}({Arguments()})",
            9 => $"[{Expression()}, {Expression()}]",
            10 => $"{{{Expression()}: {Expression()}}}",
            11 => $"[{Expression()} for {Any(Names)} in {Expression()}]",
            12 => $"({Expression()})[{Expression()}:{Expression()}]",
            _ => $"({Expression()} for {Any(Names)} in {Expression()})",
        };
        _depth--;
        return text;
    }

    private string Arguments() =>
        string.Join(", ", Enumerable.Range(0, random.Next(4)).Select(_ => (random.Next(12) == 0 ? "*" : string.Empty) + Expression()));
}
