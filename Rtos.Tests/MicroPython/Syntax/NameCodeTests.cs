namespace Rtos.Tests.MicroPython.Syntax;

/// <summary>Reading, binding and deleting of names, attributes and elements.</summary>
[TestClass]
public sealed class NameCodeTests
{
    [TestMethod]
    [DataRow("a", "LoadName a | Pop")]
    [DataRow("a = b", "LoadName b | StoreName a")]
    [DataRow("del a", "DeleteName a")]
    [DataRow("a.b", "LoadName a | LoadAttr b | Pop")]
    [DataRow("a.b = c", "LoadName c | LoadName a | StoreAttr b")]
    [DataRow("del a.b", "LoadName a | DeleteAttr b")]
    [DataRow("a[b]", "LoadName a | LoadName b | LoadSubscript | Pop")]
    [DataRow("a[b] = c", "LoadName c | LoadName a | LoadName b | StoreSubscript")]
    [DataRow("del a[b]", "LoadName a | LoadName b | DeleteSubscript")]
    [DataRow("del a, b[0], c.d", "DeleteName a | LoadName b | LoadSmallInt 0 | DeleteSubscript | LoadName c | DeleteAttr d")]
    [DataRow("del (a, [b])", "DeleteName a | DeleteName b")]
    [DataRow("a = b = c", "LoadName c | Dup | StoreName a | StoreName b")]
    [DataRow("a, b = c", "LoadName c | UnpackSequence 2 | StoreName a | StoreName b")]
    [DataRow("a, *b, c = d", "LoadName d | UnpackEx 1 1 | StoreName a | StoreName b | StoreName c")]
    [DataRow("*a, = b", "LoadName b | UnpackEx 0 0 | StoreName a")]
    [DataRow("[a, (b, c)] = d", "LoadName d | UnpackSequence 2 | StoreName a | UnpackSequence 2 | StoreName b | StoreName c")]
    [DataRow("a, b = b, a", "LoadName b | LoadName a | RotTwo | StoreName a | StoreName b")]
    [DataRow("a, b, c = c, a, b", "LoadName c | LoadName a | LoadName b | RotThree | RotTwo | StoreName a | StoreName b | StoreName c")]
    [DataRow("a, b = c, *d", "LoadName c | BuildList 1 | LoadName d | ListExtend | ListToTuple | UnpackSequence 2 | StoreName a | StoreName b")]
    [DataRow("a.b, c[0] = d", "LoadName d | UnpackSequence 2 | LoadName a | StoreAttr b | LoadName c | LoadSmallInt 0 | StoreSubscript")]
    public void Module_Names_AreInItsNamespace(string source, string expected) =>
        Assert.AreEqual(expected, CodeText.Module(source));

    [TestMethod]
    [DataRow("a += 1", "LoadName a | LoadSmallInt 1 | InPlace Add | StoreName a")]
    [DataRow("a.b -= c", "LoadName a | Dup | LoadAttr b | LoadName c | InPlace Subtract | RotTwo | StoreAttr b")]
    [DataRow("a[b] *= c", "LoadName a | LoadName b | DupTwo | LoadSubscript | LoadName c | InPlace Multiply | RotThree | StoreSubscript")]
    [DataRow("a /= b", "LoadName a | LoadName b | InPlace TrueDivide | StoreName a")]
    [DataRow("a //= b", "LoadName a | LoadName b | InPlace FloorDivide | StoreName a")]
    [DataRow("a %= b", "LoadName a | LoadName b | InPlace Modulo | StoreName a")]
    [DataRow("a **= b", "LoadName a | LoadName b | InPlace Power | StoreName a")]
    [DataRow("a @= b", "LoadName a | LoadName b | InPlace MatrixMultiply | StoreName a")]
    [DataRow("a <<= b", "LoadName a | LoadName b | InPlace LeftShift | StoreName a")]
    [DataRow("a >>= b", "LoadName a | LoadName b | InPlace RightShift | StoreName a")]
    [DataRow("a &= b", "LoadName a | LoadName b | InPlace And | StoreName a")]
    [DataRow("a |= b", "LoadName a | LoadName b | InPlace Or | StoreName a")]
    [DataRow("a ^= b", "LoadName a | LoadName b | InPlace Xor | StoreName a")]
    [DataRow("a += b, c", "LoadName a | LoadName b | LoadName c | BuildTuple 2 | InPlace Add | StoreName a")]
    public void AugmentedAssign_Target_IsEvaluatedOnce(string source, string expected) =>
        Assert.AreEqual(expected, CodeText.Module(source));

    [TestMethod]
    [DataRow("a: b", "")]
    [DataRow("a: b = 1", "LoadSmallInt 1 | StoreName a")]
    [DataRow("a.b: c = d", "LoadName d | LoadName a | StoreAttr b")]
    public void Annotation_IsNotEvaluated(string source, string expected) =>
        Assert.AreEqual(expected, CodeText.Module(source));
}
