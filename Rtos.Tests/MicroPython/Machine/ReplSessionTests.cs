using Rtos.Core;
using Rtos.MicroPython;

namespace Rtos.Tests.MicroPython;

/// <summary>Lines that are typed at the prompt of a board.</summary>
[TestClass]
public sealed class ReplSessionTests
{
    [TestMethod]
    public void Enter_BlockBeyondTheLimit_IsRefusedWithAMessageAndThePromptWorksOn()
    {
        var (device, program, session) = Board("");
        var lines = Enumerable.Repeat(" x = 1", 6_000).Prepend("if True:").Append("").Append("print('next')");
        Type(device, session, lines);
        device.RunUntil(() => session.IsReady, TimeSpan.FromMilliseconds(100));
        Assert.MatchesRegex("^MemoryError: [^\n]*\nnext\n$", program.Threads.Console.Text);
    }

    [TestMethod]
    public void Enter_MainScriptIsBusy_KeepsOnlySoManyStatements()
    {
        var (device, program, session) = Board("while True:\n    pass\n");
        Type(device, session, Enumerable.Repeat("print(1)", ReplSession.MostWaiting + 5));
        Assert.AreEqual(ReplSession.MostWaiting, program.Machine.Prompt.Count);
        Assert.AreEqual(5, program.Threads.Console.Text.Split("MemoryError: ").Length - 1);
    }

    [TestMethod]
    public void Paste_OfAText_RunsItAsAFile()
    {
        var (device, program, session) = Board("");
        device.RaiseInterruptAt(device.Now, CoreId.Core0, isr => session.Paste("for i in range(2):\n    x = i\n\n    print(x)\nx\n'text'\n", isr));
        Type(device, session, ["x + 1"]);
        device.RunUntil(() => session.IsReady, TimeSpan.FromMilliseconds(100));
        Assert.AreEqual("0\n1\n2\n", program.Threads.Console.Text);
    }

    [TestMethod]
    public void Paste_OfATextThatIsTooLong_IsRefused()
    {
        var (device, program, session) = Board("");
        device.RaiseInterruptAt(device.Now, CoreId.Core0, isr => session.Paste(new string('#', PromptBlock.MostCharacters + 1), isr));
        device.RunFor(new Cycles(10));
        StringAssert.StartsWith(program.Threads.Console.Text, "MemoryError: ", StringComparison.Ordinal);
    }

    [TestMethod]
    [DataRow("pri", "nt", "")]
    [DataRow("x = pri", "nt", "")]
    [DataRow("time.sl", "eep", "sleep sleep_ms sleep_us")]
    [DataRow("time.sleep", "", "sleep sleep_ms sleep_us")]
    [DataRow("a.f", "irst", "")]
    [DataRow("a.other.f", "irst", "")]
    [DataRow("A.sec", "ond", "")]
    [DataRow("'text'.", "", "")]
    [DataRow("a.prop.", "", "")]
    [DataRow("text.upp", "er", "")]
    [DataRow("nothing.x", "", "")]
    [DataRow("imp", "ort ", "")]
    [DataRow("import ma", "", "machine math")]
    [DataRow("from sel", "ect", "")]
    [DataRow("zzz", "", "")]
    public void Complete_OfANameThatHasBegun_GivesItsEndOrTheChoices(string before, string added, string choices)
    {
        var (_, _, session) = Board("""
            import time
            text = 'x'
            class A:
                def second(self): pass
                @property
                def prop(self):
                    print('never')
            a = A()
            a.first = 1
            a.other = A()
            a.other.first = a
            """);
        var completion = session.Complete(before);
        Assert.AreEqual((added, choices), (completion.Added, string.Join(' ', completion.Choices)));
    }

    [TestMethod]
    public void Help_OfAnObject_ListsItsAttributesAndAsksNoProperty()
    {
        var (_, program, _) = Board("""
            class A:
                number = 1
                @property
                def p(self):
                    print('never')
            a = A()
            a.own = 'text'
            help(a)
            help('modules')
            help()
            """);
        var text = program.Threads.Console.Text;
        Assert.MatchesRegex("^object <A object at [0-9a-f]+> is of type A\n  own -- text\n", text);
        StringAssert.Contains(text, "\n  number -- 1\n", StringComparison.Ordinal);
        Assert.DoesNotContain("never\n", text);
        StringAssert.Contains(text, "\nWelcome to MicroPython", StringComparison.Ordinal);
    }

    [TestMethod]
    public void Modules_ThatHelpNames_CanBeImported()
    {
        var (_, program, _) = Board(string.Concat(ModuleNames.All.Select(n => $"import {n}\n")) + "print('all')\n");
        Assert.AreEqual("all\n", program.Threads.Console.Text);
    }

    private static (Device Device, ScriptProgram Program, ReplSession Session) Board(string source)
    {
        var config = MenuConfig.Parse("""{ "FREERTOS_HZ": 1000 }""", "test");
        var program = new ScriptProgram(Script.Parse(source), config);
        var device = new Device(config);
        device.Load(program);
        var session = new ReplSession(program);
        device.RunFor(device.Clock.Milliseconds(100));
        return (device, program, session);
    }

    private static void Type(Device device, ReplSession session, IEnumerable<string> lines)
    {
        device.RaiseInterruptAt(device.Now, CoreId.Core0, isr =>
        {
            foreach (var line in lines)
            {
                session.Enter(line, isr);
            }
        });
        device.RunFor(new Cycles(10));
    }
}
