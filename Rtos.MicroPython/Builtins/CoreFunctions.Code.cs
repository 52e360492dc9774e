namespace Rtos.MicroPython;

/// <content>Running code from texts, and the prelude's primitives for attributes.</content>
internal static partial class CoreFunctions
{
    private static NativeResult Compile(Machine machine, Arguments args)
    {
        var mode = (args[2].Ref as string) switch
        {
            "exec" => CompileMode.File,
            "eval" => CompileMode.Expression,
            "single" => CompileMode.Prompt,
            _ => throw ScriptError.ValueError("bad compile mode"),
        };
        return machine.New(new CompiledObject(Compile(machine, SourceOf(args[0]), args[1].Ref as string ?? "<string>", mode)));
    }

    private static NativeResult Run(Machine machine, Arguments args, CompileMode mode)
    {
        var code = args[0].Ref is CompiledObject compiled ? compiled.Code : Compile(machine, SourceOf(args[0]), "<string>", mode);
        var frame = machine.Current.Frames.OfScript;
        var globals = Names(args, 1) ?? frame.Globals;
        var locals = Names(args, 2) ?? (args.Has(1) && !args[1].IsNone ? globals : frame.Names);
        return NativeResult.Call(machine.New(new CodeFunctionObject(code, globals, locals)));
    }

    private static CodeObject Compile(Machine machine, string source, string file, CompileMode mode)
    {
        HostWork.Charge(Compiler.StepsOf(source));
        var code = ModuleLoader.Compile(source, file, mode);
        machine.Names.Own(code);
        return code;
    }

    private static string SourceOf(Value source) => source.Ref switch
    {
        string text => text,
        BufferObject bytes => System.Text.Encoding.UTF8.GetString(bytes.Span),
        _ => throw ScriptError.TypeError($"object with buffer protocol required"),
    };

    private static DictObject? Names(Arguments args, int index) => !args.Has(index) || args[index].IsNone
        ? null
        : args[index].Ref as DictObject ?? throw ScriptError.TypeError("globals and locals must be dicts");

    private static NativeResult Dir(Machine machine, Arguments args)
    {
        var names = args.Count == 0 ? Members.NamesOf(machine.Current.Frames.OfScript.Names) : Members.Of(args[0]).Select(static m => m.Name);
        return machine.NewList([.. new SortedSet<string>(names, StringComparer.Ordinal).Select(Value.Of)]);
    }
}
