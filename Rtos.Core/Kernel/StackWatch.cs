using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Rtos.Core;

/// <summary>Stack budgets: what is charged, and what happens on an overflow.</summary>
internal sealed class StackWatch(Scheduler scheduler)
{
    // Nothing on the chip would survive going so far beyond the end of a stack. The host's own stack holds more, but how much
    // more differs: the limit makes the panic of an endless recursion the same everywhere.
    private const int RunawayBytes = 64 * 1024;

    private static readonly string SavedRegisters = string.Create(CultureInfo.InvariantCulture, $"saved registers ({ObjectSizes.SavedContext})");

    // The calls that led to the deepest point, for the tasks that have gone too deep.
    private readonly Dictionary<Tcb, IReadOnlyList<string>> _overflowChains = [];

    /// <summary>Handles a stack overflow instead of the panic; null if the device panics. FreeRTOS: <c>vApplicationStackOverflowHook</c>.</summary>
    internal Action<StackOverflow>? Hook { get; set; }

    /// <summary>The methods that a task is in, outermost first; null if tasks have no methods.</summary>
    internal Func<Tcb, IEnumerable<string>>? OpenMethods { get; set; }

    /// <summary>Uses bytes of a task's stack on top of its open frames; remembers the calls if that is too deep.</summary>
    internal void Touch(Tcb task, int bytes, KernelOperation? call)
    {
        if (task.Stack.Touch(bytes))
        {
            RememberChain(task, bytes, call);
            scheduler.Attend(Attention.Overflow, true);
        }
    }

    /// <summary>A task is switched out: checks for a stack overflow. FreeRTOS: <c>taskCHECK_FOR_STACK_OVERFLOW</c>.</summary>
    internal void CheckForOverflow(Tcb task)
    {
        ref var stack = ref task.Stack;
        if (stack.Peak > stack.Size)
        {
            HandleOverflow(task, ref stack);
        }
    }

    /// <summary>Whether a task that opens another frame recurses endlessly, long before it is switched out.</summary>
    internal bool IsFarBeyond(Tcb task, int bytes) =>
        task.Stack.Depth + bytes - RunawayBytes > task.Stack.Size
        && scheduler.Configuration.StackOverflowCheck != StackOverflowCheck.None;

    /// <summary>The task recurses endlessly: its own stack or the host's has been used up long ago.</summary>
    [DoesNotReturn]
    internal void RunawayRecursion(Tcb task, string method)
    {
        // The depth depends on the host, so it is not reported: a run gives the same panic everywhere.
        scheduler.Panics.Misuse(
            PanicKind.StackOverflow,
            $"***ERROR*** A stack overflow in task {task.Name} has been detected.\n"
            + $"{method} calls itself without an end; the stack has {StackOverflow.Bytes(task.Stack.Size)}");
    }

    private void HandleOverflow(Tcb task, ref StackBudget stack)
    {
        var check = scheduler.Configuration.StackOverflowCheck;
        var deepest = check == StackOverflowCheck.PointerValue
            ? stack.Depth + (task.Call.IsInProgress ? scheduler.Configuration.StackCallBytes : 0)
            : stack.Peak;
        if (check == StackOverflowCheck.None || deepest <= stack.Size || task.IsOverflowReported)
        {
            return;
        }

        task.IsOverflowReported = true;
        var chain = _overflowChains.GetValueOrDefault(task) ?? [SavedRegisters];
        var overflow = new StackOverflow(task.Name, stack.Size, deepest - stack.Size, chain);
        if (Hook is { } hook)
        {
            CallOverflowHook(hook, overflow);
        }
        else
        {
            scheduler.Panics.Misuse(PanicKind.StackOverflow, overflow.ToString());
        }
    }

    private void CallOverflowHook(Action<StackOverflow> hook, StackOverflow overflow)
    {
        var context = scheduler.Code.EnterHostCode();
        try
        {
            hook(overflow);
        }
        catch (Exception thrown) when (!scheduler.Panics.IsOwn(thrown))
        {
            scheduler.Panics.CallbackThrew("the hook StackOverflowHook", thrown);
        }
        finally
        {
            scheduler.Code.LeaveHostCode(context);
        }
    }

    private void RememberChain(Tcb task, int bytes, KernelOperation? call)
    {
        var chain = new List<string> { SavedRegisters };
        chain.AddRange(OpenMethods?.Invoke(task) ?? []);
        if (call is not null)
        {
            chain.Add($"{call.FreeRtosName} ({bytes})");
        }

        _overflowChains[task] = chain;
    }
}
