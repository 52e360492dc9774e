using Rtos.MicroPython;

namespace Rtos.Tests.MicroPython;

/// <summary>The interpreter's own Python code names nothing that is not there.</summary>
[TestClass]
public sealed class InterpreterNameTests
{
    [TestMethod]
    public void Prelude_EveryGlobalName_Resolves()
    {
        var machine = new ScriptBoard("pass\n").Machine;
        var missing = new List<string>();
        foreach (var function in Prelude.FunctionNames)
        {
            var code = ((FunctionObject)machine.Prelude[function].Ref!).Code;
            missing.AddRange(GlobalsOf(code).Where(n => !Resolves(machine, n)).Select(n => $"{function}: {n}"));
        }

        Assert.IsNotEmpty(Prelude.FunctionNames);
        Assert.IsEmpty(missing, string.Join(", ", missing));
    }

    [TestMethod]
    [DataRow("collections")]
    [DataRow("io")]
    public void FrozenModule_EveryGlobalName_Resolves(string module)
    {
        var machine = new ScriptBoard("pass\n").Machine;
        var code = Compiler.Compile(FrozenModules.Source(module)!, module, CompileMode.Hidden);
        var own = Stored(code).ToHashSet();
        var missing = GlobalsOf(code).Where(n => !own.Contains(n) && !machine.Builtins.TryGet(n, out _)).ToList();
        Assert.IsEmpty(missing, string.Join(", ", missing));
    }

    private static bool Resolves(Machine machine, string name) =>
        machine.Prelude.Names.TryGet(name, out _) || machine.Builtins.TryGet(name, out _) || machine.Prelude.TryGet(name, out _);

    private static IEnumerable<string> GlobalsOf(CodeObject code) => Named(code, Op.LoadGlobal, Op.LoadName);

    private static IEnumerable<string> Stored(CodeObject code) => Named(code, Op.StoreGlobal, Op.StoreName);

    private static IEnumerable<string> Named(CodeObject code, params Op[] ops) =>
        code.Instructions.Where(i => ops.Contains(i.Op)).Select(i => code.Names[i.Argument])
            .Concat(code.Constants.Select(c => c.Ref).OfType<CodeObject>().SelectMany(inner => Named(inner, ops)));
}
