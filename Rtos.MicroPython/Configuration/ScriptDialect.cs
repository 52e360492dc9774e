namespace Rtos.MicroPython;

/// <summary>The <c>_thread</c> module that a script finds.</summary>
public enum ScriptDialect
{
    /// <summary>Everything that both have; <c>start_new_thread</c> is Loboris' if its first argument is a text.</summary>
    Both,

    /// <summary>Loboris' module only.</summary>
    Loboris,

    /// <summary>Pycom's module only.</summary>
    Pycom,
}
