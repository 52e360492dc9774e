using Rtos.Thread;

namespace Rtos.MicroPython;

/// <summary>The module <c>_thread</c>: the functions of the thread library, called from bytecode.</summary>
internal static class ThreadModule
{
    /// <summary>The type of locks.</summary>
    internal static TypeObject LockType { get; } = FillLockType();

    internal static ModuleObject Create(Machine machine)
    {
        var module = new ModuleObject("_thread");
        var services = machine.Services.Get<ThreadServices>();
        services.SetUp(machine);
        module.Attributes.Set("__name__", Value.Of("_thread"));
        var (other, own) = machine.Model.Options.IsLoboris
            ? (services.Pycom.Functions, services.Loboris.Functions)
            : (services.Loboris.Functions, services.Pycom.Functions);
        if (machine.Options.Dialect == ScriptDialect.Both)
        {
            AddAll(module, other);
        }

        // After the others: functions in both belong to the dialect of the program.
        AddAll(module, own);
        if (machine.Options.Dialect == ScriptDialect.Both)
        {
            AddBoth(module, services);
        }

        if (machine.Options.Dialect != ScriptDialect.Pycom)
        {
            foreach (var (name, value) in LoborisModule.Constants)
            {
                module.Attributes.Set(string.Intern(name), machine.Values.FromPy(value));
            }
        }

        module.Attributes.Set("LockType", Value.Of(LockType));
        return module;
    }

    private static void AddAll(ModuleObject module, IReadOnlyList<ModuleFunction> functions)
    {
        foreach (var function in functions)
        {
            module.Attributes.Set(string.Intern(function.Name), Value.Of(Make(function)));
        }
    }

    // The union of both: each call of start_new_thread belongs to the dialect whose form it has.
    private static void AddBoth(ModuleObject module, ThreadServices services)
    {
        var loboris = services.Loboris.Functions.First(f => f.Name == "start_new_thread");
        var pycom = services.Pycom.Functions.First(f => f.Name == "start_new_thread");
        module.Attributes.Set("start_new_thread", Value.Of(new NativeFunction("start_new_thread", 0, NativeFunction.Open, (machine, args) =>
            Call(machine, args[0].IsStr || !args.Keyword("name").IsUnset ? loboris : pycom, args)) { TakesAnyKeyword = true }));
    }

    private static NativeFunction Make(ModuleFunction function) =>
        new(function.Name, 0, NativeFunction.Open, (machine, args) => Call(machine, function, args)) { TakesAnyKeyword = true };

    private static NativeResult Call(Machine machine, ModuleFunction function, Arguments args)
    {
        var positional = new PyValue[args.Count];
        for (var i = 0; i < positional.Length; i++)
        {
            positional[i] = machine.Values.ToPy(args[i]);
        }

        var keywords = new KeyValuePair<string, PyValue>[args.KeywordNames.Length];
        for (var i = 0; i < keywords.Length; i++)
        {
            keywords[i] = KeyValuePair.Create(args.KeywordNames[i], machine.Values.ToPy(args.KeywordValue(i)));
        }

        return NativeResult.Kernel(function, new PyArguments(positional, keywords));
    }

    private static TypeObject FillLockType()
    {
        var type = LockObject.LockType;
        type.Constructor = new NativeFunction("lock", 0, NativeFunction.Open, (_, _) => throw ScriptError.TypeError("can't create 'lock' instances")) { TakesAnyKeyword = true };
        Add("acquire", f => f.Acquire);
        Add("release", f => f.Release);
        Add("locked", f => f.Locked);
        Add("__enter__", f => f.Enter);
        Add("__exit__", f => f.Exit);
        return type;

        void Add(string name, Func<LockFunctions, ModuleFunction> function) => type.Attributes.Set(name, Value.Of(new NativeFunction(
            name, 1, NativeFunction.Open, (machine, args) => Call(machine, function(machine.Model.LockFunctions), args)) { TakesAnyKeyword = true }));
    }

    /// <summary>The modules of both dialects, of one machine.</summary>
    private sealed class ThreadServices
    {
        internal LoborisModule Loboris { get; private set; } = null!;

        internal PycomModule Pycom { get; private set; } = null!;

        internal void SetUp(Machine machine)
        {
            Loboris ??= new LoborisModule(machine.Model);
            Pycom ??= new PycomModule(machine.Model);
        }
    }
}
