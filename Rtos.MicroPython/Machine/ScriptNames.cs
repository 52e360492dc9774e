namespace Rtos.MicroPython;

/// <summary>The names of one machine: one string for each, so that caches can compare by reference.</summary>
/// <remarks>
/// As on a board, the names of the interpreter and of the script itself take no heap; a name that the script creates while it runs
/// (<c>exec</c>, <c>setattr</c>, <c>namedtuple</c>, a module, a line at the prompt) takes heap until the board is reset. Nothing is kept
/// outside the machine.
/// </remarks>
/// <param name="heap">The heap for new names.</param>
/// <param name="interpreter">The interpreter's names by value: the instances in its own tables.</param>
internal sealed class ScriptNames(ScriptHeap heap, IReadOnlyDictionary<string, string> interpreter)
{
    private readonly Dictionary<string, string> _names = new(StringComparer.Ordinal);

    // By reference: names, and the texts in the script's source.
    private readonly HashSet<string> _free = new(ReferenceEqualityComparer.Instance);

    /// <summary>The heap taken by names that the script has created.</summary>
    internal long HeapBytes { get; private set; }

    /// <summary>Whether a text takes no heap: it is in the script's source, or is paid for as a name.</summary>
    internal bool IsFree(string text) => _free.Contains(text);

    /// <summary>The machine's instance of a name that takes no heap.</summary>
    internal string Known(string name)
    {
        if (!interpreter.TryGetValue(name, out var known) && !_names.TryGetValue(name, out known))
        {
            // Never the caller's instance: it may be a text that the script holds.
            known = new string(name);
            _names.Add(known, known);
        }

        _free.Add(known);
        return known;
    }

    /// <summary>The machine's instance of a name that the running script has created.</summary>
    /// <exception cref="ScriptError">It is new, and the heap has no room for it: a MemoryError.</exception>
    internal string Intern(string name)
    {
        if (!IsNew(name))
        {
            return Known(name);
        }

        var bytes = ObjectBytes.Name(name);
        heap.Charge(bytes);
        HeapBytes += bytes;
        return Known(name);
    }

    /// <summary>Registers code that takes no heap: the script's own, the interpreter's.</summary>
    internal void Know(CodeObject code)
    {
        Adopt(code);
        _free.Add(code.File);
        foreach (var constant in code.Constants)
        {
            if (constant.Ref is string text)
            {
                _free.Add(text);
            }
            else if (constant.Ref is CodeObject inner)
            {
                Know(inner);
            }
        }
    }

    /// <summary>Registers code that was compiled while the script runs: it takes heap, and so do new names.</summary>
    /// <exception cref="ScriptError">There is no room: a MemoryError; nothing has changed then.</exception>
    internal void Own(CodeObject code)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        var bytes = Measure(code, names) + ObjectBytes.Text(code.File);
        var nameBytes = names.Sum(n => (long)ObjectBytes.Name(n));
        heap.Charge(bytes + nameBytes);
        HeapBytes += nameBytes;
        OwnParts(code);
    }

    // The bytes of the code and of its constants.
    private long Measure(CodeObject code, HashSet<string> newNames)
    {
        newNames.UnionWith(code.Names.Concat(code.LocalNames).Append(code.Name).Where(IsNew));
        var bytes = (long)code.HeapBytes;
        foreach (var constant in code.Constants)
        {
            bytes += constant.Ref switch
            {
                CodeObject inner => Measure(inner, newNames),
                string text => ObjectBytes.Text(text),
                ScriptObject o => o.HeapBytes,
                _ => constant.IsFloat ? ObjectBytes.Float : 0,
            };
        }

        return bytes;
    }

    private void OwnParts(CodeObject code)
    {
        code.TakesHeap = true;
        Adopt(code);
        foreach (var constant in code.Constants)
        {
            if (constant.Ref is CodeObject inner)
            {
                OwnParts(inner);
            }
        }
    }

    private void Adopt(CodeObject code)
    {
        code.Name = Known(code.Name);
        foreach (var names in (string[][])[code.Names, code.LocalNames, code.FreeNames])
        {
            for (var i = 0; i < names.Length; i++)
            {
                names[i] = Known(names[i]);
            }
        }
    }

    private bool IsNew(string name) => !_names.ContainsKey(name) && !interpreter.ContainsKey(name);
}
