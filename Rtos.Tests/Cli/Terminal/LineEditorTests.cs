using System.Text;
using Rtos.Cli;
using Rtos.MicroPython;

namespace Rtos.Tests.Cli;

/// <summary>The editor of the prompt's lines, without a terminal.</summary>
[TestClass]
public sealed class LineEditorTests
{
    private const string Left = "\u001b[D";
    private const string Up = "\u001b[A";
    private const string Down = "\u001b[B";

    [TestMethod]
    [DataRow("bc\u0001a", "abc", DisplayName = "Ctrl-A")]
    [DataRow("b\u0001a\u0005c", "abc", DisplayName = "Ctrl-E")]
    [DataRow("ac\u0002b", "abc", DisplayName = "Ctrl-B")]
    [DataRow("ac\u0001\u0006b", "abc", DisplayName = "Ctrl-F")]
    [DataRow("abxc\u0002\u0002\u0004", "abc", DisplayName = "Ctrl-D")]
    [DataRow("abcxy\u0002\u0002\u000b", "abc", DisplayName = "Ctrl-K")]
    [DataRow("xyabc\u0002\u0002\u0002\u0015", "abc", DisplayName = "Ctrl-U")]
    [DataRow("abc x.y \u0017", "abc ", DisplayName = "Ctrl-W")]
    [DataRow("c ab \u0001\u000b\u0019", "c ab ", DisplayName = "Ctrl-Y")]
    [DataRow("one two\u001bb\u001bbx", "xone two", DisplayName = "Alt-B")]
    [DataRow("one two\u0001\u001bfx", "onex two", DisplayName = "Alt-F")]
    [DataRow("one two\u0001\u001bd", " two", DisplayName = "Alt-D")]
    [DataRow("abx\u007fc", "abc", DisplayName = "Backspace")]
    [DataRow("        x\u0002\u007f", "    x", DisplayName = "Backspace takes a level of indentation")]
    [DataRow("      \u007fx", "    x", DisplayName = "Backspace takes a part of a level")]
    [DataRow("a    \u007f", "a   ", DisplayName = "Backspace takes one blank after text")]
    [DataRow("\tx\t", "    x", DisplayName = "Tab on an empty line indents")]
    [DataRow("  \tx", "    x", DisplayName = "Tab fills a level")]
    [DataRow("x \ty", "x     y", DisplayName = "Tab after a blank indents")]
    public void Keys_OfAnEditor_DoAsUsual(string keys, string expected)
    {
        using var stand = new EditorStand();
        stand.Type(keys);
        Assert.AreEqual(expected, stand.Editor.Line);
        Assert.AreEqual(">>> " + expected.TrimEnd(), stand.Screen.Text.Length > 3 ? stand.Screen.Text : stand.Screen.Text + " ");
    }

    [TestMethod]
    public void History_UpAndDown_KeepsTheLineThatIsTyped()
    {
        using var stand = new EditorStand();
        stand.Type($"one\rtwo\rtwo\rthr{Up}{Up}{Up}");
        Assert.AreEqual("one", stand.Editor.Line);
        stand.Type("\u000e\u000e");
        Assert.AreEqual("thr", stand.Editor.Line);
        stand.Type($"\u0010{Down}ee\r");
        CollectionAssert.AreEqual(new[] { "one", "two", "two", "three" }, stand.Entered);
    }

    [TestMethod]
    public void Line_LongerThanTheTerminal_WrapsAndIsRedrawn()
    {
        using var stand = new EditorStand(width: 10);
        stand.Type("abcdefghijklmnopq").AssertScreen(">>> abcdef\nghijklmnop\nq", 2, 1);
        stand.Type("\u0001X").AssertScreen(">>> Xabcde\nfghijklmno\npq", 0, 5);
        stand.Type("\u0005\u007f\u007f").AssertScreen(">>> Xabcde\nfghijklmno", 2, 0);
        stand.Type("\u0015Y\r").AssertScreen(">>> Y\n>>>", 1, 4);
    }

    [TestMethod]
    public void Enter_InALineThatFillsItsRows_LeavesNoEmptyRow()
    {
        using var stand = new EditorStand(width: 10);
        stand.Type("abcdef\rx").AssertScreen(">>> abcdef\n>>> x", 1, 5);
    }

    [TestMethod]
    public void Enter_InTheMiddle_LeavesTheWholeLine()
    {
        using var stand = new EditorStand(width: 10);
        stand.Type("abcdefghij\u0001\rx").AssertScreen(">>> abcdef\nghij\n>>> x", 2, 5);
        Assert.AreEqual("abcdefghij", stand.Entered.Single());
    }

    [TestMethod]
    public void WideCharacters_AtTheEdge_WrapAsTheTerminalDoes()
    {
        using var stand = new EditorStand(width: 10);
        stand.Type("a語語語b").AssertScreen(">>> a語語\n語b", 1, 3);
        stand.Type(Left + Left + "\u007f").AssertScreen(">>> a語語b", 0, 7);
        stand.Type("é").AssertScreen(">>> a語é語\nb", 0, 8);
    }

    [TestMethod]
    public void Marks_BelongToTheirLetter()
    {
        using var stand = new EditorStand();
        stand.Type("xe\u0301y\u0002\u007f").AssertScreen(">>> xy", 0, 5);
        Assert.AreEqual("xy", stand.Editor.Line);
    }

    [TestMethod]
    public void Prompt_OfSeveralRows_IsRedrawn()
    {
        using var stand = new EditorStand(width: 10);
        stand.Type("ab", "first\n=== ").AssertScreen("first\n=== ab", 1, 6);
        stand.Type("\u0001X").AssertScreen("first\n=== Xab", 1, 5);
        stand.Print("out\n").AssertScreen("out\nfirst\n=== Xab", 2, 5);
    }

    [TestMethod]
    public void Output_WhileALineIsTyped_ComesAboveIt()
    {
        using var stand = new EditorStand(width: 10);
        stand.Type("abcdefghi\u0002").AssertScreen(">>> abcdef\nghi", 1, 2);
        stand.Print("one\ntwo\n").AssertScreen("one\ntwo\n>>> abcdef\nghi", 3, 2);
        stand.Type("X").AssertScreen("one\ntwo\n>>> abcdef\nghXi", 3, 3);
    }

    [TestMethod]
    public void Output_WithoutALineEnd_GoesOnWhereItWas()
    {
        using var stand = new EditorStand(width: 10);
        stand.Type("ab");
        stand.Print("12").AssertScreen("12\n>>> ab", 1, 6);
        stand.Print("34").Type("c").AssertScreen("1234\n>>> abc", 1, 7);
        stand.Print("567890").AssertScreen("1234567890\n\n>>> abc", 2, 7);
        stand.Print("1\n").AssertScreen("1234567890\n1\n>>> abc", 2, 7);
    }

    [TestMethod]
    public void Prompt_AfterOutputWithoutALineEnd_IsOnTheSameRow()
    {
        using var stand = new EditorStand(width: 10);
        stand.Output.Write("12345");
        stand.Type("abc").AssertScreen("12345>>> a\nbc", 1, 2);
        stand.Type("\u0001X").AssertScreen("12345>>> X\nabc", 1, 0);
    }

    [TestMethod]
    public void Prompt_OfTheDevice_StaysBeforeWhatIsTyped()
    {
        using var stand = new EditorStand(width: 10);
        stand.Output.Write("a long name? ");
        stand.Editor.OpenAdopted(stand.Output.Unfinished!);
        stand.Type("x").AssertScreen("a long nam\ne? x", 1, 4);
        stand.Print("out\n").AssertScreen("out\na long nam\ne? x", 2, 4);
        stand.Print("!").AssertScreen("out\na long nam\ne? !x", 2, 5);
    }

    [TestMethod]
    public void Prompt_OfTheDeviceWhileAThreadPrintsLinesInPieces_DoesNotGrow()
    {
        using var stand = new EditorStand();
        stand.Output.Write("x? ");
        stand.Editor.OpenAdopted(stand.Output.Unfinished!);
        stand.Type("a");
        stand.Print("tick").Print("\n").Print("tock").Print("\n").AssertScreen("tick\ntock\nx? a", 2, 4);
        stand.Type("b\r");
        CollectionAssert.AreEqual(new[] { "ab" }, stand.Entered);
    }

    [TestMethod]
    [DataRow(16, 1, 4)]
    [DataRow(8, 2, 4)]
    public void Resize_OfATerminalThatWrapsAgain_RedrawsTheLine(int width, int row, int column)
    {
        using var screen = new TerminalScreen(width);
        screen.Write("out\r\n>>> abcdefghijklmnop");
        var (shown, cursor) = (screen.Text, screen.Cursor);
        using var writer = new Switch { To = TextWriter.Null };
        var editor = new LineEditor(writer);
        editor.Resize(12);
        editor.Open(">>> ");
        editor.Type(new TerminalKey(KeyCode.Text, "abcdefghijklmnop"));
        editor.Show();
        writer.To = screen;
        editor.Resize(width);
        Assert.AreEqual("out", screen.Text);
        editor.Show();
        Assert.AreEqual((shown, cursor), (screen.Text, screen.Cursor));
        Assert.AreEqual((row + 1, column), cursor);
    }

    [TestMethod]
    public void Clear_ShowsTheLineOnTheFirstRow()
    {
        using var stand = new EditorStand();
        stand.Print("out\nout\n").Type("abc\u0002\u000c").AssertScreen(">>> abc", 0, 6);
    }

    [TestMethod]
    public void Completion_OfOneName_IsInserted()
    {
        using var stand = Completing("int", []);
        stand.Type("pr)\u0002\t(").AssertScreen(">>> print()", 0, 10);
    }

    [TestMethod]
    public void Completion_OfSeveralNames_ListsThemAboveTheLine()
    {
        using var stand = Completing("", ["one", "two", "three"]);
        stand.Type("x.\t").AssertScreen(">>> x.\none    two\nthree\n>>> x.", 3, 6);
        stand.Type("on").AssertScreen(">>> x.\none    two\nthree\n>>> x.on", 3, 8);
    }

    [TestMethod]
    public void Indent_BeforeATypedLine_Stays()
    {
        using var stand = new EditorStand();
        stand.Editor.Open("... ", 4);
        stand.Type("return 1\r");
        Assert.AreEqual("    return 1", stand.Entered.Single());
    }

    [TestMethod]
    [DataRow(KeyOrigin.Pasted, "    x", "    x")]
    [DataRow(KeyOrigin.Pasted, "x", "    x")]
    [DataRow(KeyOrigin.Quick, "    x", "    x")]
    [DataRow(KeyOrigin.Quick, "x", "x")]
    [DataRow(KeyOrigin.Pasted, "\tx", "\tx")]
    public void Indent_BeforeAPastedLine_IsThatOfTheText(object origin, string pasted, string expected)
    {
        using var stand = new EditorStand();
        stand.Editor.Open("... ", 4);
        foreach (var c in pasted)
        {
            stand.Editor.Type(new TerminalKey(KeyCode.Text, c.ToString(), (KeyOrigin)origin));
        }

        Assert.AreEqual(expected, stand.Editor.Line);
    }

    [TestMethod]
    [DataRow("if x:", 4)]
    [DataRow("if x:|    while y:", 8)]
    [DataRow("if x:|    y", 4)]
    [DataRow("if x:|    y|    ", 4)]
    [DataRow("if x:|    y|    |    ", 0)]
    [DataRow("x = (", 0)]
    public void Indent_AfterLines_IsMicroPythons(string lines, int expected) => Assert.AreEqual(expected, AutoIndent.After(lines.Split('|')));

    private static EditorStand Completing(string added, string[] choices)
    {
        var stand = new EditorStand();
        stand.Editor.Complete = _ => new PromptCompletion(added, choices);
        return stand;
    }

    // Nothing is shown before the terminal has its new width.
    private sealed class Switch : StringWriter
    {
        internal TextWriter To { get; set; } = Null;

        public override void Write(char value) => To.Write(value);

        public override void Write(string? value) => To.Write(value);

        public override void Write(StringBuilder? value) => To.Write(value);
    }
}
