namespace Rtos.MicroPython;

/// <summary>The names of one body: which are its own, and which come from outer ones.</summary>
internal sealed class Scope
{
    private readonly Dictionary<string, Symbol> _symbols = [];
    private readonly List<Symbol> _ordered = [];
    private readonly List<string> _locals = [];
    private readonly List<int> _cells = [];
    private readonly Dictionary<string, int> _free = [];
    private readonly List<string> _freeNames = [];

    internal Scope(ScopeKind kind, Scope? parent, string name)
    {
        Kind = kind;
        Parent = parent;
        Name = name;
    }

    internal ScopeKind Kind { get; }

    internal Scope? Parent { get; }

    internal string Name { get; }

    internal bool IsGenerator { get; set; }

    /// <summary>The name of the first parameter; null for none.</summary>
    internal string? FirstParameter { get; private set; }

    /// <summary>Parameters first, then the other locals.</summary>
    internal List<string> Locals => _locals;

    internal List<int> CellLocals => _cells;

    internal List<string> FreeNames => _freeNames;

    /// <summary>Whether a method uses the class being made.</summary>
    internal bool HasClassCell => ClassCell is not null;

    private Symbol? ClassCell { get; set; }

    private bool HasLocals => Kind is ScopeKind.Function or ScopeKind.Comprehension;

    internal void AddParameter(string name)
    {
        FirstParameter ??= name;
        var symbol = Get(name);
        symbol.IsBound = true;
        AddLocal(symbol);
    }

    internal void Use(string name) => Get(name).IsUsed = true;

    internal void Bind(string name) => Get(name).IsBound = true;

    /// <summary>Adds a declaration; returns its error, or null.</summary>
    internal string? Declare(string name, bool isGlobal)
    {
        if (!isGlobal && Kind == ScopeKind.Module)
        {
            return "can't declare nonlocal in outer code";
        }

        var symbol = Get(name);
        var isOther = isGlobal ? symbol.IsNonlocal : symbol.IsGlobal;
        if (isOther || (symbol is { IsGlobal: false, IsNonlocal: false } && (symbol.IsBound || symbol.IsUsed)))
        {
            return isGlobal ? "identifier redefined as global" : "identifier redefined as nonlocal";
        }

        symbol.IsGlobal = isGlobal;
        symbol.IsNonlocal = !isGlobal;
        return null;
    }

    /// <summary>A comprehension's <c>:=</c> binds outside it. False if that is not possible.</summary>
    internal bool BindOutside(string name)
    {
        var owner = this;
        for (; owner.Kind == ScopeKind.Comprehension; owner = owner.Parent!)
        {
            owner.Get(name).IsUsed = true;
        }

        owner.Bind(name);
        return owner.Kind != ScopeKind.Class || owner == this;
    }

    /// <summary>Resolves every name. Outer scopes first. Returns the name of a nonlocal that was not found, or null.</summary>
    internal string? Resolve()
    {
        for (var i = 0; i < _ordered.Count; i++)
        {
            var symbol = _ordered[i];
            if (symbol.Place == NamePlace.Local)
            {
                continue;
            }

            if (symbol.IsBound && !symbol.IsGlobal && !symbol.IsNonlocal)
            {
                if (HasLocals)
                {
                    AddLocal(symbol);
                }
                else
                {
                    symbol.Place = NamePlace.Namespace;
                }
            }
            else if (symbol.IsGlobal || !Capture(symbol.Name))
            {
                if (symbol.IsNonlocal)
                {
                    return symbol.Name;
                }

                symbol.Place = HasLocals || (symbol.IsGlobal && Kind == ScopeKind.Class) ? NamePlace.Global : NamePlace.Namespace;
            }
            else
            {
                symbol.Place = NamePlace.Cell;
            }
        }

        return null;
    }

    /// <summary>The kind of a name, and its number among the locals. A free one counts from 0, after all locals.</summary>
    internal (NamePlace Place, int Index, bool IsFree) Find(string name)
    {
        if (!_symbols.TryGetValue(name, out var symbol))
        {
            return (HasLocals ? NamePlace.Global : NamePlace.Namespace, 0, false);
        }

        return symbol.Place == NamePlace.Cell && symbol.Index < 0
            ? (NamePlace.Cell, _free[name], true)
            : (symbol.Place, symbol.Index, false);
    }

    /// <summary>The cell that an inner body captures: this body's own, or one that it has captured itself.</summary>
    internal (int Index, bool IsFree) FindCell(string name) =>
        ClassCell is not null && name == ClassCell.Name ? (ClassCell.Index, false)
        : _free.TryGetValue(name, out var free) ? (free, true)
        : (_symbols[name].Index, false);

    // Searches the outer bodies; all bodies in between get the cell passed through.
    private bool Capture(string name)
    {
        var owner = Parent;
        while (owner is not null && !owner.Owns(name))
        {
            if (owner.HasLocals && owner._symbols.TryGetValue(name, out var hidden) && hidden.IsGlobal)
            {
                return false;
            }

            owner = owner.Parent;
        }

        if (owner is null)
        {
            return false;
        }

        owner.MakeCell(name);
        for (var scope = this; scope != owner; scope = scope.Parent!)
        {
            if (scope._free.TryAdd(name, scope._freeNames.Count))
            {
                scope._freeNames.Add(name);
            }
        }

        return true;
    }

    private bool Owns(string name) => Kind switch
    {
        ScopeKind.Class => name == "__class__",
        ScopeKind.Module => false,
        _ => _symbols.TryGetValue(name, out var symbol) && symbol is { IsBound: true, IsGlobal: false, IsNonlocal: false },
    };

    private void MakeCell(string name)
    {
        var symbol = Kind == ScopeKind.Class ? ClassCell ??= new Symbol(name) : Get(name);
        if (symbol.Index < 0)
        {
            AddLocal(symbol);
        }

        if (symbol.Place != NamePlace.Cell)
        {
            symbol.Place = NamePlace.Cell;
            _cells.Add(symbol.Index);
        }
    }

    private void AddLocal(Symbol symbol)
    {
        symbol.Place = NamePlace.Local;
        symbol.Index = _locals.Count;
        _locals.Add(symbol.Name);
    }

    private Symbol Get(string name)
    {
        if (!_symbols.TryGetValue(name, out var symbol))
        {
            symbol = new Symbol(name);
            _symbols.Add(name, symbol);
            _ordered.Add(symbol);
        }

        return symbol;
    }

    private sealed class Symbol(string name)
    {
        internal string Name { get; } = name;

        internal bool IsBound { get; set; }

        internal bool IsUsed { get; set; }

        internal bool IsGlobal { get; set; }

        internal bool IsNonlocal { get; set; }

        internal NamePlace Place { get; set; }

        /// <summary>The number among this body's own locals; -1 for none.</summary>
        internal int Index { get; set; } = -1;
    }
}

internal enum ScopeKind
{
    Module,
    Class,
    Function,
    Comprehension,
}

internal enum NamePlace
{
    Unknown,

    /// <summary>A local that no inner body uses.</summary>
    Local,

    /// <summary>A cell, of this body or of an outer one.</summary>
    Cell,

    /// <summary>The dict of a module's or class's names, then globals.</summary>
    Namespace,

    Global,
}
