using Rtos.MicroPython;

namespace Rtos.Tests.MicroPython.Syntax;

/// <summary>Numbers, texts, bytes and f-strings.</summary>
[TestClass]
public sealed class LiteralCodeTests
{
    [TestMethod]
    [DataRow("0", "LoadSmallInt 0 | PrintExpression")]
    [DataRow("00", "LoadSmallInt 0 | PrintExpression")]
    [DataRow("8388607", "LoadSmallInt 8388607 | PrintExpression")]
    [DataRow("8388608", "LoadConst 8388608 | PrintExpression")]
    [DataRow("-8388607", "LoadSmallInt -8388607 | PrintExpression")]
    [DataRow("9223372036854775807", "LoadConst 9223372036854775807 | PrintExpression")]
    [DataRow("9223372036854775808", "LoadConst 9223372036854775808 | PrintExpression")]
    [DataRow("0x_Ff", "LoadSmallInt 255 | PrintExpression")]
    [DataRow("0o17", "LoadSmallInt 15 | PrintExpression")]
    [DataRow("0B101", "LoadSmallInt 5 | PrintExpression")]
    [DataRow("1_000", "LoadSmallInt 1000 | PrintExpression")]
    [DataRow("1.", "LoadConst 1f | PrintExpression")]
    [DataRow(".5", "LoadConst 0.5f | PrintExpression")]
    [DataRow("1e3", "LoadConst 1000f | PrintExpression")]
    [DataRow("1.5e-3", "LoadConst 0.0015f | PrintExpression")]
    [DataRow("1E400", "LoadConst Infinityf | PrintExpression")]
    [DataRow("0.1", "LoadConst 0.1f | PrintExpression")]
    [DataRow("1_0.0_1", "LoadConst 10.01f | PrintExpression")]
    public void Number_Value(string source, string expected) =>
        Assert.AreEqual(expected, CodeText.Show(CodeText.Compile(source, CompileMode.Prompt)));

    [TestMethod]
    [DataRow("'a'", "LoadConst 'a' | PrintExpression")]
    [DataRow("\"a\" 'b'", "LoadConst 'ab' | PrintExpression")]
    [DataRow("'''a\nb'''", "LoadConst 'a\\nb' | PrintExpression")]
    [DataRow("'a\\\nb'", "LoadConst 'ab' | PrintExpression")]
    [DataRow("'\\n\\t\\\\\\'\\\"'", "LoadConst '\\n\t\\'\"' | PrintExpression")]
    [DataRow("'\\x41\\101\\u0042\\U00000043'", "LoadConst 'AABC' | PrintExpression")]
    [DataRow("'\\q'", "LoadConst '\\q' | PrintExpression")]
    [DataRow("r'\\n'", "LoadConst '\\n' | PrintExpression")]
    [DataRow("u'a'", "LoadConst 'a' | PrintExpression")]
    [DataRow("'\\0'", "LoadConst '\0' | PrintExpression")]
    [DataRow("'\\377'", "LoadConst 'ÿ' | PrintExpression")]
    [DataRow("'''a\r\nb'''", "LoadConst 'a\\nb' | PrintExpression")]
    public void Text_Value(string source, string expected) =>
        Assert.AreEqual(expected, CodeText.Show(CodeText.Compile(source, CompileMode.Prompt)));

    [TestMethod]
    [DataRow("b'a'", "LoadConst b'61' | PrintExpression")]
    [DataRow("b'\\xff\\0'", "LoadConst b'FF00' | PrintExpression")]
    [DataRow("rb'\\n'", "LoadConst b'5C6E' | PrintExpression")]
    [DataRow("Br'a'", "LoadConst b'61' | PrintExpression")]
    [DataRow("b'a' b'b'", "LoadConst b'6162' | PrintExpression")]
    [DataRow("b'\\u1234'", "LoadConst b'5C7531323334' | PrintExpression")]
    [DataRow("b'é'", "LoadConst b'C3A9' | PrintExpression")]
    [DataRow("b'\\\\'", "LoadConst b'5C' | PrintExpression")]
    public void Bytes_Value(string source, string expected) =>
        Assert.AreEqual(expected, CodeText.Show(CodeText.Compile(source, CompileMode.Prompt)));

    [TestMethod]
    [DataRow("f''", "LoadConst '' | PrintExpression")]
    [DataRow("f'a'", "LoadConst 'a' | PrintExpression")]
    [DataRow("f'{a}'", "LoadName a | FormatValue | PrintExpression")]
    [DataRow("f'{a}b{c}'", "LoadName a | FormatValue | LoadConst 'b' | LoadName c | FormatValue | BuildString 3 | PrintExpression")]
    [DataRow("'x' f'{a}' 'y'", "LoadConst 'x' | LoadName a | FormatValue | LoadConst 'y' | BuildString 3 | PrintExpression")]
    [DataRow("f'{a!r}'", "LoadName a | FormatValue 2 | PrintExpression")]
    [DataRow("f'{a!s:>5}'", "LoadName a | LoadConst '>5' | FormatValue 5 | PrintExpression")]
    [DataRow("f'{a!a}'", "LoadName a | FormatValue 3 | PrintExpression")]
    [DataRow("f'{a:{b}}'", "LoadName a | LoadName b | FormatValue | FormatValue 4 | PrintExpression")]
    [DataRow("f'{a:{b}.{c}f}'", "LoadName a | LoadName b | FormatValue | LoadConst '.' | LoadName c | FormatValue | LoadConst 'f' | BuildString 4 | FormatValue 4 | PrintExpression")]
    [DataRow("f'{a=}'", "LoadConst 'a=' | LoadName a | FormatValue 2 | BuildString 2 | PrintExpression")]
    [DataRow("f'{a = }'", "LoadConst 'a = ' | LoadName a | FormatValue 2 | BuildString 2 | PrintExpression")]
    [DataRow("f'{a=!s}'", "LoadConst 'a=' | LoadName a | FormatValue 1 | BuildString 2 | PrintExpression")]
    [DataRow("f'{a=:5}'", "LoadConst 'a=' | LoadName a | LoadConst '5' | FormatValue 4 | BuildString 2 | PrintExpression")]
    [DataRow("f'{{}}'", "LoadConst '{}' | PrintExpression")]
    [DataRow("f'{{{a}}}'", "LoadConst '{' | LoadName a | FormatValue | LoadConst '}' | BuildString 3 | PrintExpression")]
    [DataRow("f'{a[\"b\"]}'", "LoadName a | LoadConst 'b' | LoadSubscript | FormatValue | PrintExpression")]
    [DataRow("f'{a!=b}'", "LoadName a | LoadName b | Compare NotEqual | FormatValue | PrintExpression")]
    [DataRow("f'{a==b}'", "LoadName a | LoadName b | Compare Equal | FormatValue | PrintExpression")]
    [DataRow("f'{(lambda: 1)}'", "MakeFunction <lambda> | FormatValue | PrintExpression")]
    [DataRow("rf'\\{a}'", "LoadConst '\\' | LoadName a | FormatValue | BuildString 2 | PrintExpression")]
    [DataRow("f'\\n{a}'", "LoadConst '\\n' | LoadName a | FormatValue | BuildString 2 | PrintExpression")]
    [DataRow("f'{a:%H:%M}'", "LoadName a | LoadConst '%H:%M' | FormatValue 4 | PrintExpression")]
    [DataRow("f'{a,}'", "LoadName a | BuildTuple 1 | FormatValue | PrintExpression")]
    [DataRow("f'{f\"{a}\"}'", "LoadName a | FormatValue | FormatValue | PrintExpression")]
    [DataRow("f'}'", "LoadConst '}' | PrintExpression")]
    [DataRow("f'''{\na\n}'''", "LoadName a | FormatValue | PrintExpression")]
    public void FormatString_Code(string source, string expected) =>
        Assert.AreEqual(expected, CodeText.Show(CodeText.Compile(source, CompileMode.Prompt)));
}
