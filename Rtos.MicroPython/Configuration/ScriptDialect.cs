namespace Rtos.MicroPython;

/// <summary>Whose <c>_thread</c> module a script finds.</summary>
public enum ScriptDialect
{
    /// <summary>Everything that both have; <c>start_new_thread</c> is Loboris' when its first argument is a text.</summary>
    Both,

    /// <summary>Loboris' alone.</summary>
    Loboris,

    /// <summary>Pycom's alone.</summary>
    Pycom,
}
