using Rtos.Core;

namespace Rtos.MicroPython;

/// <summary>The costs of a script's instructions in virtual time. <c>ESP32EMU_PY_CYCLES_…</c></summary>
/// <remarks>The defaults are estimates for an ESP32 whose code is in flash; an instruction then takes about a microsecond.</remarks>
public sealed record ScriptCosts
{
    /// <summary>Loading or storing a local variable, a constant, moving values.</summary>
    /// <value>CPU cycles, at least 1; the default is 60.</value>
    public int Load { get; init; } = 60;

    /// <summary>Finding a global name; importing; catching.</summary>
    /// <value>CPU cycles, at least 1; the default is 120.</value>
    public int Name { get; init; } = 120;

    /// <summary>Attributes and elements.</summary>
    /// <value>CPU cycles, at least 1; the default is 240.</value>
    public int Attribute { get; init; } = 240;

    /// <summary>Making lists, dicts and the like.</summary>
    /// <value>CPU cycles, at least 1; the default is 400.</value>
    public int Build { get; init; } = 400;

    /// <summary>Operators and comparisons.</summary>
    /// <value>CPU cycles, at least 1; the default is 160.</value>
    public int Operator { get; init; } = 160;

    /// <summary>Jumps: loops and branches.</summary>
    /// <value>CPU cycles, at least 1; the default is 80.</value>
    public int Jump { get; init; } = 80;

    /// <summary>Calls, returns, making functions and classes.</summary>
    /// <value>CPU cycles, at least 1; the default is 800.</value>
    public int Call { get; init; } = 800;

    /// <summary>A function of the interpreter, in addition to the call.</summary>
    /// <value>CPU cycles, at least 0; the default is 400.</value>
    public int NativeCall { get; init; } = 400;

    /// <summary>Raising an exception.</summary>
    /// <value>CPU cycles, at least 0; the default is 2000.</value>
    public int Exception { get; init; } = 2000;

    /// <summary>Takes the costs from the settings.</summary>
    /// <param name="config">The settings.</param>
    /// <returns>The costs.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="config"/> is null.</exception>
    public static ScriptCosts FromMenuConfig(MenuConfig config)
    {
        ArgumentNullException.ThrowIfNull(config);
        int Cycles(string name) => (int)config.GetNumber($"ESP32EMU_PY_CYCLES_{name}");
        return new ScriptCosts
        {
            Load = Cycles("LOAD"), Name = Cycles("NAME"), Attribute = Cycles("ATTRIBUTE"), Build = Cycles("BUILD"), Operator = Cycles("OPERATOR"),
            Jump = Cycles("JUMP"), Call = Cycles("CALL"), NativeCall = Cycles("NATIVE"), Exception = Cycles("EXCEPTION"),
        };
    }
}
