namespace Rtos.Core;

/// <summary>Functions of the application that the kernel calls. They run in an instant and take no time.</summary>
/// <remarks>
/// Idle hooks and <see cref="DaemonTaskStartup"/> run in a task and may make kernel calls that do not wait, without <c>await</c>: the
/// results are in <see cref="RtosCall{TResult}.Result"/>, and a switch that a call asks for is made when the hook returns. The others
/// may make no kernel call. What a hook may not do makes the device panic, with a message that names the hook and the call. While an idle or tick hook is set, no tick is skipped, so long idle times take as long to emulate as their ticks.
/// </remarks>
public sealed class DeviceHooks
{
    // ESP-IDF has room for eight of each on each core.
    private const int MostHooks = 8;

    private readonly Scheduler _scheduler;
    private readonly DeviceUse _use;

    // Replaced, never changed: a hook may remove itself while the hooks are called.
    private (CoreId Core, Delegate Hook)[] _idle = [];
    private (CoreId Core, Delegate Hook)[] _tick = [];

    // One for each core, made for the first hook that needs it.
    private InterruptContext?[] _contexts = [];

    internal DeviceHooks(Scheduler scheduler, DeviceUse use) => (_scheduler, _use, Calls) = (scheduler, use, new HookCalls(scheduler));

    /// <summary>Called when the heap has no room. FreeRTOS: <c>vApplicationMallocFailedHook</c>.</summary>
    [FreeRtos("vApplicationMallocFailedHook")]
    public Action? MallocFailed
    {
        get;
        set => field = _use.MayHook(value);
    }

    /// <summary>Called when the timer service task first runs. FreeRTOS: <c>vApplicationDaemonTaskStartupHook</c>.</summary>
    [FreeRtos("vApplicationDaemonTaskStartupHook")]
    public Action? DaemonTaskStartup
    {
        get;
        set => field = _use.MayHook(value);
    }

    /// <summary>Called with a task's name before it is deleted. ESP-IDF: <c>vTaskPreDeletionHook</c>, <c>vPortCleanUpTCB</c>.</summary>
    [EspIdf("vTaskPreDeletionHook", "vPortCleanUpTCB")]
    public Action<string>? TaskPreDeletion
    {
        get;
        set => field = _use.MayHook(value);
    }

    /// <summary>Makes the calls of interrupts for tick hooks; set by the device.</summary>
    internal Func<InterruptContext>? MakeContext { get; set; }

    /// <summary>The kernel calls of hooks that run inside a task.</summary>
    internal HookCalls Calls { get; }

    internal bool WatchesTicks => _idle.Length + _tick.Length > 0;

    /// <summary>Adds a function that is called in each pass of a core's idle task, before it halts the core.</summary>
    /// <param name="core">The core.</param>
    /// <param name="hook">The function.</param>
    /// <returns>Whether there was room: 8 for each core (<c>ESP_ERR_NO_MEM</c>).</returns>
    /// <exception cref="ArgumentOutOfRangeException">The device has no such core.</exception>
    /// <remarks>FreeRTOS: <c>vApplicationIdleHook</c>, <c>vApplicationPassiveIdleHook</c>. ESP-IDF: <c>esp_register_freertos_idle_hook_for_cpu</c>, <c>esp_register_freertos_idle_hook</c>.</remarks>
    [FreeRtos("vApplicationIdleHook", "vApplicationPassiveIdleHook")]
    [EspIdf("esp_register_freertos_idle_hook_for_cpu", "esp_register_freertos_idle_hook")]
    public bool RegisterIdle(CoreId core, Action hook) => Register(ref _idle, core, hook);

    /// <summary>Removes an idle function.</summary>
    /// <param name="core">The core.</param>
    /// <param name="hook">The function.</param>
    /// <returns>Whether it had been added.</returns>
    /// <remarks>ESP-IDF: <c>esp_deregister_freertos_idle_hook_for_cpu</c>, <c>esp_deregister_freertos_idle_hook</c>.</remarks>
    [EspIdf("esp_deregister_freertos_idle_hook_for_cpu", "esp_deregister_freertos_idle_hook")]
    public bool DeregisterIdle(CoreId core, Action hook) => Deregister(ref _idle, core, hook);

    /// <summary>Adds a function that is called in each tick interrupt of a core, before the kernel counts it.</summary>
    /// <param name="core">The core.</param>
    /// <param name="hook">The function.</param>
    /// <returns>Whether there was room: 8 for each core (<c>ESP_ERR_NO_MEM</c>).</returns>
    /// <exception cref="ArgumentOutOfRangeException">The device has no such core.</exception>
    /// <remarks>FreeRTOS: <c>vApplicationTickHook</c>. ESP-IDF: <c>esp_register_freertos_tick_hook_for_cpu</c>, <c>esp_register_freertos_tick_hook</c>.</remarks>
    [FreeRtos("vApplicationTickHook"), EspIdf("esp_register_freertos_tick_hook_for_cpu", "esp_register_freertos_tick_hook")]
    public bool RegisterTick(CoreId core, Action hook) => Register(ref _tick, core, hook);

    /// <summary>Adds a function that is called in each tick interrupt of a core, before the kernel counts it, and may make the calls of interrupts.</summary>
    /// <param name="core">The core.</param>
    /// <param name="hook">The function; it gets the calls whose names end in <c>FromISR</c>.</param>
    /// <returns>Whether there was room: 8 for each core, with and without calls (<c>ESP_ERR_NO_MEM</c>).</returns>
    /// <exception cref="ArgumentOutOfRangeException">The device has no such core.</exception>
    /// <remarks>
    /// If a call wakes a task of higher priority, a switch is requested at the end of the tick. Trace lines of these calls begin with
    /// <c>isr tick</c>. FreeRTOS: <c>vApplicationTickHook</c>. ESP-IDF: <c>esp_register_freertos_tick_hook_for_cpu</c>, <c>esp_register_freertos_tick_hook</c>.
    /// </remarks>
    [FreeRtos("vApplicationTickHook"), EspIdf("esp_register_freertos_tick_hook_for_cpu", "esp_register_freertos_tick_hook")]
    public bool RegisterTick(CoreId core, Action<InterruptContext> hook) => Register(ref _tick, core, hook);

    /// <summary>Removes a tick function.</summary>
    /// <param name="core">The core.</param>
    /// <param name="hook">The function.</param>
    /// <returns>Whether it had been added.</returns>
    /// <remarks>ESP-IDF: <c>esp_deregister_freertos_tick_hook_for_cpu</c>, <c>esp_deregister_freertos_tick_hook</c>.</remarks>
    [EspIdf("esp_deregister_freertos_tick_hook_for_cpu", "esp_deregister_freertos_tick_hook")]
    public bool DeregisterTick(CoreId core, Action hook) => Deregister(ref _tick, core, hook);

    /// <inheritdoc cref="DeregisterTick(CoreId, Action)"/>
    /// <remarks>ESP-IDF: <c>esp_deregister_freertos_tick_hook_for_cpu</c>, <c>esp_deregister_freertos_tick_hook</c>.</remarks>
    [EspIdf("esp_deregister_freertos_tick_hook_for_cpu", "esp_deregister_freertos_tick_hook")]
    public bool DeregisterTick(CoreId core, Action<InterruptContext> hook) => Deregister(ref _tick, core, hook);

    internal void CallMallocFailed()
    {
        if (MallocFailed is { } hook)
        {
            CallInsideCall(hook, nameof(MallocFailed));
        }
    }

    internal void CallDaemonTaskStartup()
    {
        if (DaemonTaskStartup is { } hook)
        {
            Call(hook, new HookName(nameof(DaemonTaskStartup)));
        }
    }

    internal void CallTaskPreDeletion(string task)
    {
        if (TaskPreDeletion is not { } hook)
        {
            return;
        }

        CallInsideCall(() => hook(task), nameof(TaskPreDeletion));
    }

    internal void CallIdle(CoreId core)
    {
        if (_idle.Length != 0)
        {
            Call(_idle, core, "idle");
        }
    }

    internal void CallTick(CoreId core)
    {
        if (_tick.Length != 0)
        {
            Call(_tick, core, "tick");
        }
    }

    private bool Register(ref (CoreId Core, Delegate Hook)[] hooks, CoreId core, Delegate hook)
    {
        ArgumentNullException.ThrowIfNull(hook);
        _use.CheckHookChange();
        ArgumentOutOfRangeException.ThrowIfNegative((int)core, nameof(core));
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((int)core, _scheduler.Cores.Length, nameof(core));
        if (hooks.Count(h => h.Core == core) == MostHooks)
        {
            return false;
        }

        hooks = [.. hooks, (core, hook)];
        return true;
    }

    private bool Deregister(ref (CoreId Core, Delegate Hook)[] hooks, CoreId core, Delegate hook)
    {
        ArgumentNullException.ThrowIfNull(hook);
        _use.CheckHookChange();
        var i = Array.IndexOf(hooks, (core, hook));
        if (i < 0)
        {
            return false;
        }

        hooks = [.. hooks[..i], .. hooks[(i + 1)..]];
        return true;
    }

    private void Call((CoreId Core, Delegate Hook)[] hooks, CoreId core, string kind)
    {
        foreach (var (where, hook) in hooks)
        {
            if (where != core)
            {
                continue;
            }

            if (hook is Action)
            {
                Call(hook, new HookName(kind, core));
            }
            else
            {
                CallAsInterrupt(hook, new HookName(kind, core));
            }
        }
    }

    private void CallAsInterrupt(Delegate hook, HookName name)
    {
        var on = _scheduler.Active;
        Array.Resize(ref _contexts, _scheduler.Cores.Length);
        var isr = _contexts[on.Index] ??= MakeContext!();
        var context = _scheduler.Code.Context;
        _scheduler.Code.EnterInterrupt(RunningCode.TickInterrupt);
        isr.Enter(RunningCode.TickInterrupt);
        isr.Run();
        try
        {
            Call(hook, name, isr);
            isr.Leave();
        }
        finally
        {
            _scheduler.Code.Set(context);
        }

        if (isr.HasWork)
        {
            on.Owe(new Cycles(isr.TakeWork()));
        }

        on.SwitchPending |= isr.HigherPriorityTaskWoken;
    }

    private void Call(Delegate hook, HookName name, InterruptContext? isr = null)
    {
        var returned = false;
        var outer = Calls.Begin(name);
        try
        {
            if (hook is Action plain)
            {
                plain();
            }
            else
            {
                ((Action<InterruptContext>)hook)(isr!);
            }

            returned = true;
        }
        catch (Exception thrown) when (!_scheduler.Panics.IsOwn(thrown))
        {
            // The kernel is in the middle of its own work and cannot continue from here.
            _scheduler.Panics.CallbackThrew(name.ToString(), thrown);
        }
        finally
        {
            Calls.End(returned, outer);
        }
    }

    // A call of the task that runs is under way: another one would overwrite its record.
    private void CallInsideCall(Action hook, string name)
    {
        var context = _scheduler.Code.EnterHostCode();
        try
        {
            hook();
        }
        catch (Exception thrown) when (!_scheduler.Panics.IsOwn(thrown))
        {
            _scheduler.Panics.CallbackThrew($"the hook {name}", thrown);
        }
        finally
        {
            _scheduler.Code.LeaveHostCode(context);
        }
    }
}
