using Rtos.Core;

namespace Rtos.MicroPython;

/// <content>The prompt: what has been typed waits here for the main thread.</content>
internal sealed partial class Machine
{
    private readonly Queue<CodeFunctionObject> _statements = new();

    /// <summary>Leaves what was typed, compiled in the mode of the prompt, for the main thread: as an interrupt brings it.</summary>
    /// <exception cref="ScriptError">There is no room for the code: a MemoryError.</exception>
    internal void Type(CodeObject code, InterruptContext isr)
    {
        var names = ((ModuleObject)FindModule("__main__")!).Attributes;
        Names.Own(code);
        _statements.Enqueue(new CodeFunctionObject(code, names, names));
        if (Model.Main is { IsAtPrompt: true } main)
        {
            main.InterruptSleep(isr);
        }
    }

    internal bool TryTakeStatement(out Value statement)
    {
        var has = _statements.TryDequeue(out var next);
        statement = has ? Value.Of(next!) : default;
        return has;
    }

    /// <summary>Whether something that was typed has not been executed yet.</summary>
    internal bool HasStatements => _statements.Count > 0;

    /// <summary>How many statements that were typed have not been executed yet.</summary>
    internal int StatementsWaiting => _statements.Count;
}
