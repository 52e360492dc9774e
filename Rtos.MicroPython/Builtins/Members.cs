namespace Rtos.MicroPython;

/// <summary>The attributes of objects as stored: no property is called, no code of the script runs.</summary>
internal static class Members
{
    /// <summary>The names among the keys of a table.</summary>
    internal static IEnumerable<string> NamesOf(DictObject table) => Entries(table).Select(e => e.Name);

    /// <summary>The attributes of an object: its own, and those of its classes.</summary>
    internal static IEnumerable<(string Name, Value Value)> Of(Value o) => o.Ref switch
    {
        ModuleObject module => Entries(module.Attributes),
        TypeObject type => OfType(type),
        InstanceObject { Attributes: { } own } instance => Entries(own).Concat(OfType(instance.Type)),
        _ => OfType(Types.Of(o)),
    };

    /// <summary>An attribute; unset if there is none, or if only a property has it.</summary>
    internal static Value Find(Value o, string name)
    {
        var found = Of(o).FirstOrDefault(m => m.Name == name).Value;
        return found.Ref is PropertyObject ? default : found;
    }

    private static IEnumerable<(string Name, Value Value)> OfType(TypeObject type)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var types = new List<TypeObject> { type };
        for (var i = 0; i < types.Count; i++)
        {
            foreach (var entry in Entries(types[i].Attributes).Where(e => seen.Add(e.Name)))
            {
                yield return entry;
            }

            types.AddRange(types[i].Bases.Except(types));
        }
    }

    private static IEnumerable<(string Name, Value Value)> Entries(DictObject table)
    {
        for (var i = 0; i < table.Places; i++)
        {
            var entry = table.EntryAt(i);
            if (entry.Key.Ref is string name)
            {
                yield return (name, entry.Value);
            }
        }
    }
}
