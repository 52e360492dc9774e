using System.Text;
using Rtos.Cli;

namespace Rtos.Tests.Cli;

/// <summary>Keys from the bytes of a terminal.</summary>
[TestClass]
public sealed class KeyDecoderTests
{
    [TestMethod]
    [DataRow("\r", KeyCode.Enter)]
    [DataRow("\n", KeyCode.Enter)]
    [DataRow("\u0001", KeyCode.Home)]
    [DataRow("\u0005", KeyCode.Paste)]
    [DataRow("\b", KeyCode.Backspace)]
    [DataRow("\u007f", KeyCode.Backspace)]
    [DataRow("\t", KeyCode.Tab)]
    [DataRow("\u000e", KeyCode.Down)]
    [DataRow("\u0010", KeyCode.Up)]
    [DataRow("\u001b[A", KeyCode.Up)]
    [DataRow("\u001bOA", KeyCode.Up)]
    [DataRow("\u001bOF", KeyCode.End)]
    [DataRow("\u001b[1~", KeyCode.Home)]
    [DataRow("\u001b[3~", KeyCode.Delete)]
    [DataRow("\u001b[3;5~", KeyCode.DeleteWordRight)]
    [DataRow("\u001b[1;5C", KeyCode.WordRight)]
    [DataRow("\u001bb", KeyCode.WordLeft)]
    [DataRow("\u001b\u007f", KeyCode.DeleteWordLeft)]
    public void Key_OfATerminal_IsKnownAlsoInPieces(string sent, object expected)
    {
        Assert.AreEqual((KeyCode)expected, Read(sent).Single().Code);
        var decoder = new KeyDecoder();
        var keys = Encoding.UTF8.GetBytes(sent).SelectMany(b => decoder.Read([b], isQuick: false));
        Assert.AreEqual((KeyCode)expected, keys.Single().Code);
    }

    [TestMethod]
    [DataRow("\u001b[24~x")]
    [DataRow("\u001bx")]
    [DataRow("\u001b[?1;2cx")]
    [DataRow("\u001a\u0000x")]
    public void Key_ThatNothingAsksFor_IsLeftOutAndTheNextOneIsNot(string sent) =>
        Assert.AreEqual("x", string.Concat(Read(sent).Select(k => k.Text)));

    [TestMethod]
    public void Characters_OfSeveralBytes_MayComeInPieces()
    {
        var decoder = new KeyDecoder();
        var keys = Encoding.UTF8.GetBytes("aä語😀").SelectMany(b => decoder.Read([b], isQuick: false)).ToList();
        CollectionAssert.AreEqual(new[] { "a", "ä", "語", "😀" }, keys.Select(k => k.Text).ToArray());
    }

    [TestMethod]
    public void LineEnd_OfTwoCharacters_IsOneKey() =>
        Assert.HasCount(3, Read("\r\n\r\r\n").ToList());

    [TestMethod]
    public void Paste_BetweenMarks_IsTextAndLineEndsOnly()
    {
        var keys = Read("\u001b[200~a\tb\n\u0003\u001b[A\u0004c\u001b[201~\u0003");
        Assert.AreEqual("a|\t|b|Enter|c|Interrupt", string.Join('|', keys.Select(k => k.Code == KeyCode.Text ? k.Text : k.Code.ToString())));
        Assert.IsTrue(keys.Take(5).All(k => k.Origin == KeyOrigin.Pasted));
        Assert.AreNotEqual(KeyOrigin.Pasted, keys[^1].Origin);
    }

    [TestMethod]
    public void Origin_OfKeysThatComeTogether_IsQuick()
    {
        var decoder = new KeyDecoder();
        var first = decoder.Read("ab"u8, isQuick: false);
        var second = decoder.Read("c"u8, isQuick: true);
        CollectionAssert.AreEqual(
            new[] { KeyOrigin.Typed, KeyOrigin.Quick, KeyOrigin.Quick }, first.Concat(second).Select(k => k.Origin).ToArray());
    }

    private static IReadOnlyList<TerminalKey> Read(string text) => new KeyDecoder().Read(Encoding.UTF8.GetBytes(text), isQuick: false);
}
