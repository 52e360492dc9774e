namespace Rtos.MicroPython;

/// <summary>The C# part of <c>collections</c>; the rest is in Python.</summary>
internal static class CollectionsModule
{
    internal static ModuleObject Create()
    {
        var module = new ModuleBuilder("_collections");
        module.Function("namedtuple", 2, static (m, a) => MakeType(m, Given.Str(a, 0), a[1]));
        return module.Module;
    }

    private static Value MakeType(Machine machine, string name, Value fields)
    {
        var names = fields.IsStr
            ? fields.AsStr.Replace(',', ' ').Split(' ', StringSplitOptions.RemoveEmptyEntries)
            : [.. Given.Items(fields).Select(static f => Given.Str(f))];
        return machine.New(NamedTuples.MakeType(name, Array.ConvertAll(names, machine.Names.Intern), isOfScript: true));
    }
}
