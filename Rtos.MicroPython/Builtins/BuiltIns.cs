using System.Collections.Frozen;

namespace Rtos.MicroPython;

/// <summary>All names that exist without an import, and their values.</summary>
internal static class BuiltIns
{
    // Names that the interpreter itself looks up in classes of a script.
    private static readonly string[] SpecialNames =
    [
        "__abs__", "__bool__", "__call__", "__class__", "__contains__", "__delattr__", "__delitem__", "__dict__", "__doc__", "__enter__", "__eq__",
        "__exit__", "__file__", "__float__", "__getattr__", "__getitem__", "__globals__", "__hash__", "__init__", "__int__", "__iter__", "__len__",
        "__main__", "__module__", "__name__", "__next__", "__path__", "__qualname__", "__repr__", "__reversed__", "__setattr__", "__setitem__",
        "__str__", "args", "errno", "keys", "send", "value",
    ];

    private static readonly Lazy<FrozenDictionary<string, string>> InterpreterNames = new(FindNames);

    /// <summary>Each name once; those with one underscore are for the prelude only.</summary>
    internal static IEnumerable<KeyValuePair<string, Value>> All =>
    [
        .. BuiltInFunctions.Table,
        .. CoreFunctions.Table,
        KeyValuePair.Create("__debug__", Value.True),
        .. Types.Exceptions.Select(t => KeyValuePair.Create(t.Name, Value.Of(t))),
    ];

    /// <summary>The interpreter's names, including those of its types' attributes, by value: the instances in its own tables.</summary>
    internal static IReadOnlyDictionary<string, string> Names => InterpreterNames.Value;

    private static FrozenDictionary<string, string> FindNames()
    {
        NativeTypes.Fill();
        var names = new HashSet<string>(SpecialNames, StringComparer.Ordinal);
        foreach (var (name, value) in BuiltInFunctions.Table.Concat(CoreFunctions.Table))
        {
            names.Add(name);
            AddAttributes(names, value.Ref as TypeObject);
        }

        foreach (var type in Types.Exceptions)
        {
            names.Add(type.Name);
        }

        // The literals of a process are one instance each, and so are the results of Intern for them.
        return names.ToFrozenDictionary(string.Intern, string.Intern, StringComparer.Ordinal);
    }

    private static void AddAttributes(HashSet<string> names, TypeObject? type)
    {
        for (var i = 0; type is not null && i < type.Attributes.Places; i++)
        {
            if (type.Attributes.EntryAt(i).Key.Ref is string name)
            {
                names.Add(name);
            }
        }
    }
}
