using Rtos.Core;

namespace Rtos.Thread;

/// <summary>Loboris' <c>_thread</c>, a façade over the threads of a device: everything in its manual and in the later firmware.</summary>
/// <remarks>
/// C# calls the methods, in the running thread; a front end looks functions up in <see cref="Functions"/>. A wrong argument raises a Python
/// exception. The id of a thread that is not alive is not an error: the result shows it.
/// </remarks>
public sealed partial class LoborisModule
{
    private readonly LoborisStarter _starter;
    private readonly ModuleFunction _startNewThread;
    private readonly ModuleFunction _stackSize;
    private readonly ModuleFunction _allowSuspend;
    private readonly ModuleFunction _suspend;
    private readonly ModuleFunction _resume;
    private readonly ModuleFunction _kill;
    private readonly ModuleFunction _stop;
    private readonly ModuleFunction _notify;
    private readonly ModuleFunction _getNotification;
    private readonly ModuleFunction _wait;
    private readonly ModuleFunction _isNotified;
    private readonly ModuleFunction _sendMsg;
    private readonly ModuleFunction _getMsg;
    private readonly ModuleFunction _getThreadName;
    private readonly ModuleFunction _getSelfName;
    private readonly ModuleFunction _getReplId;
    private readonly ModuleFunction _getMainId;
    private readonly ModuleFunction _replAcceptMsg;
    private readonly ModuleFunction _mainAcceptMsg;
    private readonly ModuleFunction _list;
    private readonly ModuleFunction _status;
    private readonly ModuleFunction _lock;
    private readonly ModuleFunction _unlock;

    /// <summary>Makes the module.</summary>
    /// <param name="model">The threads.</param>
    public LoborisModule(ThreadModel model)
    {
        ArgumentNullException.ThrowIfNull(model);
        _starter = new LoborisStarter(model);
        _startNewThread = ModuleFunction.Simple(
            model, "start_new_thread", "name, func, args, [kwarg|kwargs=], [samecore=], [stacksize=]", _starter.Start);
        _stackSize = ModuleFunction.Simple(model, "stack_size", "[size]", _starter.StackSize);
        _allowSuspend = ModuleFunction.Simple(model, "allowsuspend", "flag", LoborisControl.AllowSuspend);
        _suspend = ModuleFunction.Simple(model, "suspend", "id", LoborisControl.Suspend);
        _resume = new ModuleFunction(model, "resume", new Signature("id"), LoborisControl.BeginResume, LoborisControl.Resume);
        _kill = new ModuleFunction(model, "kill", new Signature("id"), LoborisControl.Kill, CallStages.Sleep, CallStages.TakeGil);
        _stop = ModuleFunction.Simple(model, "stop", "id", LoborisSignals.Stop);
        _notify = ModuleFunction.Simple(model, "notify", "id, value", LoborisSignals.Notify);
        _getNotification = ModuleFunction.Simple(model, "getnotification", "", LoborisSignals.GetNotification);
        _wait = new ModuleFunction(
            model, "wait", new Signature("[timeout_ms]"), LoborisSignals.BeginWait, CallStages.TakeNotification, CallStages.TakeGil, LoborisSignals.EndWait);
        _isNotified = ModuleFunction.Simple(model, "isnotified", "id", LoborisSignals.IsNotified);
        _sendMsg = ModuleFunction.Simple(model, "sendmsg", "ThreadID=, Message=", LoborisMessages.Send);
        _getMsg = ModuleFunction.Simple(model, "getmsg", "", LoborisMessages.Get);
        _getThreadName = ModuleFunction.Simple(model, "getThreadName", "id", LoborisNames.OfThread);
        _getSelfName = ModuleFunction.Simple(model, "getSelfName", "", static (scoped ref ModuleCall call) => call.Thread.Name);
        _getReplId = ModuleFunction.Simple(model, "getReplID", "", LoborisNames.ReplId);
        _getMainId = ModuleFunction.Simple(model, "getMainID", "", LoborisNames.MainId);
        _replAcceptMsg = ModuleFunction.Simple(model, "replAcceptMsg", "[flag]", LoborisMessages.ReplAccept);
        _mainAcceptMsg = ModuleFunction.Simple(model, "mainAcceptMsg", "[flag]", LoborisMessages.ReplAccept);
        _list = new ModuleFunction(model, "list", new Signature("[print]"), LoborisNames.BeginList, PrintStages.Write);
        _status = ModuleFunction.Simple(model, "status", "id", LoborisNames.Status);
        _lock = ModuleFunction.Simple(model, "lock", "", static (scoped ref ModuleCall call) => LoborisControl.LockSwitching(ref call, true));
        _unlock = ModuleFunction.Simple(model, "unlock", "", static (scoped ref ModuleCall call) => LoborisControl.LockSwitching(ref call, false));
    }

    /// <summary>The functions of the module.</summary>
    public IReadOnlyList<ModuleFunction> Functions =>
    [
        _startNewThread, _stackSize, _allowSuspend, _suspend, _resume, _kill, _stop, _notify, _getNotification, _wait, _isNotified,
        _sendMsg, _getMsg, _getThreadName, _getSelfName, _getReplId, _getMainId, _replAcceptMsg, _mainAcceptMsg, _list, _status,
        _lock, _unlock,
    ];

    /// <summary>The constants of the module.</summary>
    public static IReadOnlyDictionary<string, PyValue> Constants => LoborisConstants.All;
}
