namespace Rtos.Core;

/// <summary>The data that the application keeps for one task: pointers, a tag, a number. FreeRTOS: <c>pvThreadLocalStoragePointers</c>, <c>pxTaskTag</c>, <c>uxTaskNumber</c>.</summary>
internal sealed class TaskLocalStorage(int pointers)
{
    private readonly (object? Value, Action<int, object?>? Deletion)[] _pointers = new (object?, Action<int, object?>?)[pointers];

    internal Func<object?, object?>? Tag { get; set; }

    internal int Number { get; set; }

    internal object? this[int index] => _pointers[index].Value;

    internal void Set(int index, object? value, Action<int, object?>? deletion) => _pointers[index] = (value, deletion);

    /// <summary>The task is being freed, possibly by an idle task.</summary>
    internal void CallDeletionCallbacks(Scheduler scheduler, Tcb task)
    {
        // A call of the task that deletes this one may be in progress: another one would overwrite its record.
        var context = scheduler.Code.EnterHostCode();
        var i = 0;
        try
        {
            for (; i < _pointers.Length; i++)
            {
                _pointers[i].Deletion?.Invoke(i, _pointers[i].Value);
            }
        }
        catch (Exception thrown) when (!scheduler.Panics.IsOwn(thrown))
        {
            scheduler.Panics.CallbackThrew($"the deletion callback of pointer {i} of task {task.Name}", thrown);
        }
        finally
        {
            scheduler.Code.LeaveHostCode(context);
        }
    }
}
