namespace Rtos.MicroPython;

/// <summary>The code of one body being compiled: its instructions, its names, its hidden locals.</summary>
internal sealed class BodyCode(Scope scope, CompileSettings settings)
{
    private readonly List<string> _hiddenLocals = [];

    /// <summary>The names of the body.</summary>
    internal Scope Scope { get; } = scope;

    internal CompileSettings Settings { get; } = settings;

    /// <summary>The instructions.</summary>
    internal Emitter Code { get; } = new(settings.File, settings.Budget);

    /// <summary>The number of hidden locals.</summary>
    internal int HiddenLocals => _hiddenLocals.Count;

    /// <summary>Loads a name.</summary>
    internal void Load(string name, int line) => Access(name, line, Op.LoadFast, Op.LoadCell, Op.LoadName, Op.LoadGlobal);

    /// <summary>Stores the top of the stack under a name.</summary>
    internal void Store(string name, int line) => Access(name, line, Op.StoreFast, Op.StoreCell, Op.StoreName, Op.StoreGlobal);

    /// <summary>Deletes a name.</summary>
    internal void Delete(string name, int line) => Access(name, line, Op.DeleteFast, Op.DeleteCell, Op.DeleteName, Op.DeleteGlobal);

    private void Access(string name, int line, Op fast, Op cell, Op inNamespace, Op global)
    {
        var (place, index, isFree) = Scope.Find(name);
        switch (place)
        {
            case NamePlace.Local: Code.Emit(fast, index, line); break;
            case NamePlace.Cell when isFree: Code.EmitFree(cell, index, line); break;
            case NamePlace.Cell: Code.Emit(cell, index, line); break;
            case NamePlace.Namespace: Code.EmitName(inNamespace, name, line); break;
            default: Code.EmitName(global, name, line); break;
        }
    }

    /// <summary>Loads the cell of a name, for an inner function.</summary>
    internal void LoadClosure(string name, int line)
    {
        var (index, isFree) = Scope.FindCell(name);
        if (isFree)
        {
            Code.EmitFree(Op.LoadClosure, index, line);
        }
        else
        {
            Code.Emit(Op.LoadClosure, index, line);
        }
    }

    /// <summary>Adds a hidden local, which no name of the script refers to.</summary>
    internal int AddHiddenLocal(string name)
    {
        _hiddenLocals.Add(name);
        return Scope.Locals.Count + _hiddenLocals.Count - 1;
    }

    /// <summary>Returns <c>None</c>.</summary>
    internal void ReturnNone()
    {
        var line = Code.LastLine;
        Code.Emit(Op.LoadNone, 0, line);
        Code.Emit(Op.Return, 0, line);
    }

    /// <summary>The code object.</summary>
    internal CodeObject Build(int line, List<ParameterNode> parameters) =>
        Code.Build(Scope, line, parameters, _hiddenLocals, Settings.Mode == CompileMode.Hidden);
}
