namespace Rtos.Thread;

/// <summary>The firmware whose <c>_thread</c> module threads see.</summary>
public enum ThreadDialect
{
    /// <summary>Loboris' MicroPython: named threads, notifications, messages.</summary>
    Loboris,

    /// <summary>Pycom's MicroPython: CPython's low-level module, with locks.</summary>
    Pycom,
}
