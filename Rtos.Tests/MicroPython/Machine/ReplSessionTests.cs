using Rtos.Core;
using Rtos.MicroPython;

namespace Rtos.Tests.Scripts;

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
        Assert.AreEqual(ReplSession.MostWaiting, program.Machine.StatementsWaiting);
        Assert.AreEqual(5, program.Threads.Console.Text.Split("MemoryError: ").Length - 1);
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
        device.RaiseInterruptAt(device.Now, CoreId.Pro, isr =>
        {
            foreach (var line in lines)
            {
                session.Enter(line, isr);
            }
        });
        device.RunFor(new Cycles(10));
    }
}
