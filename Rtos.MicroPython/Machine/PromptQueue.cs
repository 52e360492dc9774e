using Rtos.Core;
using Rtos.Thread;

namespace Rtos.MicroPython;

/// <summary>The prompt: typed statements wait here for the main thread.</summary>
internal sealed class PromptQueue(ThreadModel model, ModuleTable modules, ScriptNames names) : IHeapRoot
{
    private readonly Queue<CodeFunctionObject> _statements = new();

    /// <summary>The number of typed statements that have not been executed yet.</summary>
    internal int Count => _statements.Count;

    /// <summary>Queues typed text, compiled in the mode of the prompt, for the main thread: as if from an interrupt.</summary>
    /// <exception cref="ScriptError">There is no room for the code: a MemoryError.</exception>
    internal void Add(CodeObject code, InterruptContext isr)
    {
        var main = modules.MainNames;
        names.Own(code);
        _statements.Enqueue(new CodeFunctionObject(code, main, main));
        if (model.Main is { IsAtPrompt: true } thread)
        {
            thread.InterruptSleep(isr);
        }
    }

    /// <summary>Takes the statement that has waited longest.</summary>
    internal bool TryTake(out Value statement)
    {
        var has = _statements.TryDequeue(out var next);
        statement = has ? Value.Of(next!) : default;
        return has;
    }

    public void Visit(Marker marker)
    {
        foreach (var statement in _statements)
        {
            marker.Visit(statement);
        }
    }
}
