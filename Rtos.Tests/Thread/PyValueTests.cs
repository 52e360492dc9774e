using System.Numerics;
using Rtos.Core;
using Rtos.Thread;

namespace Rtos.Tests.Thread;

[TestClass]
public sealed class PyValueTests
{
    private static readonly PyValue Big = PyValue.Of(BigInteger.Pow(2, 70));

    public static IEnumerable<object[]> Values =>
    [
        [PyValue.None, "NoneType", "None", false],
        [PyValue.Of(true), "bool", "True", true],
        [PyValue.Of(0L), "int", "0", false],
        [PyValue.Of(-5L), "int", "-5", true],
        [Big, "int", "1180591620717411303424", true],
        [PyValue.Of(2.0), "float", "2.0", true],
        [PyValue.Of(1e300), "float", "1e+300", true],
        [PyValue.Of(double.NegativeInfinity), "float", "-inf", true],
        [PyValue.Of(double.NaN), "float", "nan", true],
        [PyValue.Of(""), "str", "''", false],
        [PyValue.Of("it's\n\\ \x01"), "str", "\"it's\\n\\\\ \\x01\"", true],
        [PyValue.Of("'\""), "str", "'\\'\"'", true],
        [PyValue.Tuple(), "tuple", "()", false],
        [PyValue.Tuple(1), "tuple", "(1,)", true],
        [PyValue.Tuple(1, "a"), "tuple", "(1, 'a')", true],
        [PyValue.List(1, PyValue.None), "list", "[1, None]", true],
        [PyValue.Dict(("a", 1)), "dict", "{'a': 1}", true],
        [PyValue.Object(new object(), "Pin"), "Pin", "<Pin>", true],
        [PyValue.Of(new PyFunction("f", _ => Routine.Completed)), "function", "<function f>", true],
        [PyValue.Of(new PyFunction("C", (_, _) => Routine.Completed, kind: PyCallableKind.Type)), "type", "<class 'C'>", true],
    ];

    [TestMethod]
    [DynamicData(nameof(Values))]
    public void Repr_EveryKind_IsPythons(PyValue value, string type, string repr, bool isTrue)
    {
        Assert.AreEqual(type, value.TypeName);
        Assert.AreEqual(repr, value.Repr);
        Assert.AreEqual(isTrue, value.IsTrue);
        Assert.AreEqual(value, value);
        Assert.AreNotEqual(value, PyValue.Of("something else"));
    }

    [TestMethod]
    public void ToString_Text_IsTheTextItself() => Assert.AreEqual("a'b", PyValue.Of("a'b").ToString());

    [TestMethod]
    public void Equals_TuplesOfEqualElements_AreEqual()
    {
        Assert.AreEqual(PyValue.Tuple(1, "a"), PyValue.Tuple(1, "a"));
        Assert.AreEqual(PyValue.Tuple(1, "a").GetHashCode(), PyValue.Tuple(1, "a").GetHashCode());
        Assert.AreNotEqual(PyValue.Tuple(1), PyValue.List(1));
        Assert.AreNotEqual(PyValue.Of(1L), PyValue.Of(true));
        Assert.AreEqual(Big, PyValue.Of(BigInteger.Pow(2, 70)));
    }

    [TestMethod]
    public void As_AnotherKind_ThrowsAndNamesTheValue()
    {
        var e = Assert.ThrowsExactly<InvalidOperationException>(() => PyValue.Of("x").AsInt);
        Assert.AreEqual("the Python object 'x' is not an int of 64 bits", e.Message);
        Assert.ThrowsExactly<InvalidOperationException>(() => Big.AsInt);
        Assert.ThrowsExactly<InvalidOperationException>(() => PyValue.None.AsText);
        Assert.ThrowsExactly<InvalidOperationException>(() => PyValue.None.AsFloat);
        Assert.ThrowsExactly<InvalidOperationException>(() => PyValue.None.AsBool);
        Assert.ThrowsExactly<InvalidOperationException>(() => PyValue.None.Items);
        Assert.ThrowsExactly<InvalidOperationException>(() => PyValue.None.Entries);
        Assert.ThrowsExactly<InvalidOperationException>(() => PyValue.None.AsCallable);
        Assert.IsNull(PyValue.None.Payload);
    }

    [TestMethod]
    public void Message_OfAnError_IsWhatStrGives()
    {
        Assert.AreEqual("", new PyError("ValueError").Message);
        Assert.AreEqual("ValueError: ", new PyError("ValueError").ToString());
        Assert.AreEqual("(1, 'a')", new PyError("OSError", new PyValue[] { 1, "a" }).Message);
        Assert.AreEqual("Exception: x", new PyException("x").Error.ToString());
        Assert.AreEqual("Exception: ", new PyException().Error.ToString());
        Assert.AreEqual("x", new PyException("x", new InvalidOperationException()).Error.Message);
    }
}
