namespace Rtos.Tests.MicroPython.Syntax;

/// <summary>Operators, displays, slices and calls.</summary>
[TestClass]
public sealed class ExpressionCodeTests
{
    [TestMethod]
    [DataRow("a + b * c", "LoadName a | LoadName b | LoadName c | Binary Multiply | Binary Add | Pop")]
    [DataRow("(a + b) * c", "LoadName a | LoadName b | Binary Add | LoadName c | Binary Multiply | Pop")]
    [DataRow("a - b - c", "LoadName a | LoadName b | Binary Subtract | LoadName c | Binary Subtract | Pop")]
    [DataRow("a ** b ** c", "LoadName a | LoadName b | LoadName c | Binary Power | Binary Power | Pop")]
    [DataRow("-a ** b", "LoadName a | LoadName b | Binary Power | Unary Negative | Pop")]
    [DataRow("a ** -b", "LoadName a | LoadName b | Unary Negative | Binary Power | Pop")]
    [DataRow("a | b ^ c & d", "LoadName a | LoadName b | LoadName c | LoadName d | Binary And | Binary Xor | Binary Or | Pop")]
    [DataRow("a << b + c", "LoadName a | LoadName b | LoadName c | Binary Add | Binary LeftShift | Pop")]
    [DataRow("not a == b", "LoadName a | LoadName b | Compare Equal | Unary Not | Pop")]
    [DataRow("~-+a", "LoadName a | Unary Positive | Unary Negative | Unary Invert | Pop")]
    [DataRow("a // b % c @ d / e", "LoadName a | LoadName b | Binary FloorDivide | LoadName c | Binary Modulo | LoadName d | Binary MatrixMultiply | LoadName e | Binary TrueDivide | Pop")]
    public void Operator_Precedence(string source, string expected) =>
        Assert.AreEqual(expected, CodeText.Module(source));

    [TestMethod]
    [DataRow("x = 1 + 2 * 3", "LoadSmallInt 7 | StoreName x")]
    [DataRow("x = -5", "LoadSmallInt -5 | StoreName x")]
    [DataRow("x = ~0", "LoadSmallInt -1 | StoreName x")]
    [DataRow("x = 7 // -2", "LoadSmallInt -4 | StoreName x")]
    [DataRow("x = 7 % -2", "LoadSmallInt -1 | StoreName x")]
    [DataRow("x = 1 << 70", "LoadConst 1180591620717411303424 | StoreName x")]
    [DataRow("x = 2 ** 100", "LoadConst 1267650600228229401496703205376 | StoreName x")]
    [DataRow("x = 1 / 2", "LoadSmallInt 1 | LoadSmallInt 2 | Binary TrueDivide | StoreName x")]
    [DataRow("x = 1 // 0", "LoadSmallInt 1 | LoadSmallInt 0 | Binary FloorDivide | StoreName x")]
    [DataRow("x = 1 << 100000", "LoadSmallInt 1 | LoadSmallInt 100000 | Binary LeftShift | StoreName x")]
    [DataRow("x = -1.5", "LoadConst -1.5f | StoreName x")]
    [DataRow("x = not 0", "LoadBool 1 | StoreName x")]
    [DataRow("x = const(3 + 4)", "LoadSmallInt 7 | StoreName x")]
    [DataRow("x = 0 or a", "LoadName a | StoreName x")]
    [DataRow("x = a or 1", "LoadName a | JumpIfTrueOrPop 3 | LoadSmallInt 1 | StoreName x")]
    [DataRow("x = 1 and a", "LoadName a | StoreName x")]
    [DataRow("x = a and 0 and b", "LoadName a | JumpIfFalseOrPop 3 | LoadSmallInt 0 | StoreName x")]
    [DataRow("x = (1, (2, \"a\"), None)", "LoadConst (1, (2, 'a'), None) | StoreName x")]
    [DataRow("x = ()", "LoadConst () | StoreName x")]
    public void Constant_IsFolded(string source, string expected) =>
        Assert.AreEqual(expected, CodeText.Module(source));

    [TestMethod]
    [DataRow("a < b", "LoadName a | LoadName b | Compare Less | Pop")]
    [DataRow("a < b <= c", "LoadName a | LoadName b | Dup | RotThree | Compare Less | JumpIfFalseOrPop 9 | LoadName c | Compare LessEqual | Jump 11 | RotTwo | Pop | Pop")]
    [DataRow("a == b != c > d", "LoadName a | LoadName b | Dup | RotThree | Compare Equal | JumpIfFalseOrPop 14 | LoadName c | Dup | RotThree | Compare NotEqual | JumpIfFalseOrPop 14 | LoadName d | Compare Greater | Jump 16 | RotTwo | Pop | Pop")]
    [DataRow("a in b", "LoadName a | LoadName b | Compare In | Pop")]
    [DataRow("a not in b", "LoadName a | LoadName b | Compare NotIn | Pop")]
    [DataRow("a is b", "LoadName a | LoadName b | Compare Is | Pop")]
    [DataRow("a is not b", "LoadName a | LoadName b | Compare IsNot | Pop")]
    public void Comparison_Chain_StopsEarly(string source, string expected) =>
        Assert.AreEqual(expected, CodeText.Module(source));

    [TestMethod]
    [DataRow("x = a and b", "LoadName a | JumpIfFalseOrPop 3 | LoadName b | StoreName x")]
    [DataRow("x = a or b and c", "LoadName a | JumpIfTrueOrPop 5 | LoadName b | JumpIfFalseOrPop 5 | LoadName c | StoreName x")]
    [DataRow("x = not (a and b)", "LoadName a | JumpIfFalseOrPop 3 | LoadName b | Unary Not | StoreName x")]
    [DataRow("x = a if b else c", "LoadName b | PopJumpIfFalse 4 | LoadName a | Jump 5 | LoadName c | StoreName x")]
    [DataRow("x = a if b and not c else d", "LoadName b | PopJumpIfFalse 6 | LoadName c | PopJumpIfTrue 6 | LoadName a | Jump 7 | LoadName d | StoreName x")]
    public void Logical_And_Or_KeepTheOperand(string source, string expected) =>
        Assert.AreEqual(expected, CodeText.Module(source));

    [TestMethod]
    [DataRow("[]", "BuildList 0 | Pop")]
    [DataRow("[a, b]", "LoadName a | LoadName b | BuildList 2 | Pop")]
    [DataRow("{a, b}", "LoadName a | LoadName b | BuildSet 2 | Pop")]
    [DataRow("{}", "BuildDict 0 | Pop")]
    [DataRow("{a: b, c: d}", "LoadName a | LoadName b | LoadName c | LoadName d | BuildDict 2 | Pop")]
    [DataRow("(a, b)", "LoadName a | LoadName b | BuildTuple 2 | Pop")]
    [DataRow("a,", "LoadName a | BuildTuple 1 | Pop")]
    [DataRow("[*a, b, *c]", "BuildList 0 | LoadName a | ListExtend | LoadName b | ListAppend 1 | LoadName c | ListExtend | Pop")]
    [DataRow("{*a, b}", "BuildSet 0 | LoadName a | SetUpdate | LoadName b | SetAdd 1 | Pop")]
    [DataRow("x = *a, b", "BuildList 0 | LoadName a | ListExtend | LoadName b | ListAppend 1 | ListToTuple | StoreName x")]
    [DataRow("{**a, b: c}", "BuildDict 0 | LoadName a | DictMerge | LoadName b | LoadName c | DictAdd 1 | Pop")]
    [DataRow("{a: b, **c}", "LoadName a | LoadName b | BuildDict 1 | LoadName c | DictMerge | Pop")]
    public void Display_Builds(string source, string expected) =>
        Assert.AreEqual(expected, CodeText.Module(source));

    [TestMethod]
    [DataRow("a[b:c]", "LoadName a | LoadName b | LoadName c | BuildSlice 2 | LoadSubscript | Pop")]
    [DataRow("a[:]", "LoadName a | LoadNone | LoadNone | BuildSlice 2 | LoadSubscript | Pop")]
    [DataRow("a[b:]", "LoadName a | LoadName b | LoadNone | BuildSlice 2 | LoadSubscript | Pop")]
    [DataRow("a[::c]", "LoadName a | LoadNone | LoadNone | LoadName c | BuildSlice 3 | LoadSubscript | Pop")]
    [DataRow("a[b, 1:2]", "LoadName a | LoadName b | LoadSmallInt 1 | LoadSmallInt 2 | BuildSlice 2 | BuildTuple 2 | LoadSubscript | Pop")]
    [DataRow("a[b,]", "LoadName a | LoadName b | BuildTuple 1 | LoadSubscript | Pop")]
    [DataRow("a[...]", "LoadName a | LoadEllipsis | LoadSubscript | Pop")]
    public void Slice_Builds(string source, string expected) =>
        Assert.AreEqual(expected, CodeText.Module(source));

    [TestMethod]
    [DataRow("f()", "LoadName f | Call 0 | Pop")]
    [DataRow("f(a, b)", "LoadName f | LoadName a | LoadName b | Call 2 | Pop")]
    [DataRow("f(a, b=c)", "LoadName f | LoadName a | LoadName c | LoadConst ('b') | CallKeyword 2 | Pop")]
    [DataRow("f(*a)", "LoadName f | BuildList 0 | LoadName a | ListExtend | ListToTuple | CallSpread 0 | Pop")]
    [DataRow("f(a, *b, c)", "LoadName f | LoadName a | BuildList 1 | LoadName b | ListExtend | LoadName c | ListAppend 1 | ListToTuple | CallSpread 0 | Pop")]
    [DataRow("f(**a)", "LoadName f | LoadConst () | BuildDict 0 | LoadName a | DictMerge 1 | CallSpread 1 | Pop")]
    [DataRow("f(a, b=c, **d)", "LoadName f | LoadName a | BuildTuple 1 | BuildDict 0 | LoadConst 'b' | LoadName c | BuildDict 1 | DictMerge 1 | LoadName d | DictMerge 1 | CallSpread 1 | Pop")]
    [DataRow("f(*a, b=c)", "LoadName f | BuildList 0 | LoadName a | ListExtend | ListToTuple | BuildDict 0 | LoadConst 'b' | LoadName c | BuildDict 1 | DictMerge 1 | CallSpread 1 | Pop")]
    [DataRow("a.f(b)", "LoadName a | LoadMethod f | LoadName b | CallMethod 1 | Pop")]
    [DataRow("a.f(b, c=d)", "LoadName a | LoadMethod f | LoadName b | LoadName d | LoadConst ('c') | CallMethodKeyword 2 | Pop")]
    [DataRow("a.f(*b)", "LoadName a | LoadAttr f | BuildList 0 | LoadName b | ListExtend | ListToTuple | CallSpread 0 | Pop")]
    [DataRow("a.b.f().g(c)", "LoadName a | LoadAttr b | LoadMethod f | CallMethod 0 | LoadMethod g | LoadName c | CallMethod 1 | Pop")]
    [DataRow("f(a)(b)", "LoadName f | LoadName a | Call 1 | LoadName b | Call 1 | Pop")]
    [DataRow("f(a,)", "LoadName f | LoadName a | Call 1 | Pop")]
    [DataRow("f(a for a in b)", "LoadName f | MakeFunction <genexpr> | LoadName b | GetIter | Call 1 | Call 1 | Pop")]
    public void Call_Arguments(string source, string expected) =>
        Assert.AreEqual(expected, CodeText.Module(source));

    [TestMethod]
    [DataRow("(a := b)", "LoadName b | Dup | StoreName a | Pop")]
    [DataRow("f(a := b)", "LoadName f | LoadName b | Dup | StoreName a | Call 1 | Pop")]
    [DataRow("if a := b: c", "LoadName b | Dup | StoreName a | PopJumpIfFalse 6 | LoadName c | Pop")]
    public void Walrus_KeepsTheValue(string source, string expected) =>
        Assert.AreEqual(expected, CodeText.Module(source));
}
