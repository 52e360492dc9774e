using Rtos.Core;
using Rtos.MicroPython;
using Rtos.Thread;

namespace Rtos.Tests.MicroPython;

/// <summary>Modules in C# that are written wrongly: what the message says.</summary>
[TestClass]
public sealed class ScriptModuleMisuseTests
{
    [TestMethod]
    [DataRow("time", "the interpreter has a module time, which a module in C# does not replace; give it another name")]
    [DataRow("utime", "the interpreter has a module utime, which a module in C# does not replace; give it another name")]
    [DataRow("io", "the interpreter has a module io, which a module in C# does not replace; give it another name")]
    [DataRow("_thread", "the interpreter has a module _thread, which a module in C# does not replace; give it another name")]
    [DataRow("m", "the script has a module m in C# already")]
    [DataRow("2m", "\"2m\" is not a name in Python: letters, digits and underscores, no digit first")]
    [DataRow("a.b", "\"a.b\" is not a name in Python: letters, digits and underscores, no digit first")]
    public void AddModule_Name_IsRefused(string name, string message)
    {
        var program = new ScriptProgram(Script.Parse(""), MenuConfig.Default).AddModule("m", static _ => { });
        Assert.StartsWith(message, Assert.ThrowsExactly<ArgumentException>(() => program.AddModule(name, static _ => { })).Message);
    }

    [TestMethod]
    public void AddModule_AfterLoad_IsRefused()
    {
        var program = new ScriptProgram(Script.Parse(""), MenuConfig.Default);
        new Device(MenuConfig.Default).Load(program);
        Assert.AreEqual(
            "the script has been loaded; add the module m before that",
            Assert.ThrowsExactly<InvalidOperationException>(() => program.AddModule("m", static _ => { })).Message);
    }

    [TestMethod]
    [DataRow("a b", "\"a b\" is not a parameter")]
    [DataRow("a,", "\"\" is not a parameter")]
    [DataRow("[a", "\"[a\" is not a parameter")]
    [DataRow("[a]=", "\"[a]=\" is not a parameter")]
    [DataRow("a, a", "two parameters have one name")]
    [DataRow("[a], b", "a parameter that has to be given follows one that can be left out")]
    public void Function_Parameters_AreRefused(string parameters, string message)
    {
        var error = Assert.ThrowsExactly<ArgumentException>(() => ScriptModuleTests.Board("", m => m.Function("f", parameters, static _ => PyValue.None)));
        Assert.AreEqual($"the parameters of m.f, \"{parameters}\": {message}; write them as in \"pin, [level], [timeout=]\"", error.Message);
    }

    [TestMethod]
    public void Function_NameOfAConstant_IsRefused()
    {
        var error = Assert.ThrowsExactly<ArgumentException>(() => ScriptModuleTests.Board("", static m => m.Constant("x", 1).Function("x", "", static _ => 1)));
        Assert.StartsWith("the module m has a x already", error.Message);
    }

    [TestMethod]
    public void Method_NameOfAMethod_IsRefused()
    {
        var error = Assert.ThrowsExactly<ArgumentException>(() => ScriptModuleTests.Board("", static m => m.Type<object>("T").Method("f", "", One).Method("f", "", One)));
        Assert.StartsWith("the type m.T has a f already", error.Message);

        static PyValue One(object self, ScriptArguments call) => 1;
    }

    [TestMethod]
    public void Constant_ObjectOfCSharp_IsRefused()
    {
        var error = Assert.ThrowsExactly<ArgumentException>(
            () => ScriptModuleTests.Board("", static m => m.Constant("x", PyValue.List(PyValue.Object(new object(), "Thing")))));
        Assert.StartsWith("m.x: no script can hold [<Thing>]", error.Message);
    }

    [TestMethod]
    public void Function_AddedAfterLoad_IsRefused()
    {
        ScriptModule? kept = null;
        ScriptModuleTests.Board("", m => kept = m);
        Assert.AreEqual(
            "the module m is complete; add to it where it is made, in the method given to AddModule",
            Assert.ThrowsExactly<InvalidOperationException>(() => kept!.Function("f", "", static _ => 1)).Message);
    }

    [TestMethod]
    public void Function_ThrowsAnotherException_StopsTheDevice() => AssertStops(
        PanicKind.Exception,
        "m.f, a function in C# (called at main.py, line 2), failed: InvalidOperationException: no card; to raise an exception in the script, throw a PyException",
        static m => m.Function("f", "", static PyValue (_) => throw new InvalidOperationException("no card")));

    [TestMethod]
    public void Function_ThatWaitsThrowsAnotherException_StopsTheDevice() => AssertStops(
        PanicKind.Exception,
        "m.f, a function in C# (called at main.py, line 2), failed: InvalidOperationException: no card; to raise an exception in the script, throw a PyException",
        static m => m.Function("f", "", static async Routine<PyValue> (call) =>
        {
            await call.Task.Delay(new Ticks(2));
            throw new InvalidOperationException("no card");
        }));

    [TestMethod]
    public void Function_RaisesUnknownType_StopsTheDevice() => AssertStops(
        PanicKind.Exception,
        "m.f, a function in C# (called at main.py, line 2), raised RadioError, which is not an exception type of Python (RadioError: off)",
        static m => m.Function("f", "", static PyValue (_) => throw new PyException("RadioError", "off")));

    [TestMethod]
    public void Function_ReadsWhatWasLeftOut_StopsTheDevice() => AssertStops(
        PanicKind.Exception,
        "m.f, a function in C# (called at main.py, line 2), failed: ArgumentException: the argument a of m.f was left out; ask Has(0) first (Parameter 'index'); "
        + "to raise an exception in the script, throw a PyException",
        static m => m.Function("f", "[a]", static call => call.Int(0)));

    [TestMethod]
    public void Function_ReturnsAnObjectOfCSharp_StopsTheDevice() => AssertStops(
        PanicKind.Exception,
        "m.f, a function in C# (called at main.py, line 2), returned <Thing>, which no script can hold; objects of C# have a type made with ScriptModule.Type",
        static m => m.Function("f", "", static _ => PyValue.Object(new object(), "Thing")));

    [TestMethod]
    public void Function_MakesAKernelCall_StopsTheDevice() => AssertStops(
        PanicKind.NotAwaited,
        "m.f, a function in C# (called at main.py, line 2), made the kernel call delay (vTaskDelay) and did not await it; "
        + "declare the function as async Routine<PyValue> and write await before every kernel call",
        static m => m.Function("f", "", static call =>
        {
            _ = call.Task.Delay(new Ticks(1));
            return PyValue.None;
        }));

    [TestMethod]
    public void Function_ThatWaitsCallsAFunctionOfThreads_StopsTheDevice() => AssertStops(
        PanicKind.WrongContext,
        "thread MainThread called sleep_ms inside m.f, which runs without the GIL; an async function of a module waits with kernel calls only, as with Task.Delay",
        static m => m.Function("f", "", static async call => await call.Thread.SleepMs(5)));

    [TestMethod]
    public void Function_ThatWaitsCharges_StopsTheDevice() => AssertStops(
        PanicKind.Exception,
        "m.f, a function in C# (called at main.py, line 2), failed: InvalidOperationException: m.f is async: await Task.Work(time) instead of Charge(time); "
        + "to raise an exception in the script, throw a PyException",
        static m => m.Function("f", "", static async call =>
        {
            await Routine.Completed;
            call.Charge(new Cycles(1));
            return PyValue.None;
        }));

    private static void AssertStops(PanicKind kind, string message, Action<ScriptModule> build)
    {
        var board = ScriptModuleTests.Board("import m\nm.f()\n", build);
        var panic = Assert.ThrowsExactly<DevicePanicException>(() => board.Run(TimeSpan.FromSeconds(1))).Panic;
        Assert.AreEqual(message, panic.Message);
        Assert.AreEqual(kind, panic.Kind);
    }
}
