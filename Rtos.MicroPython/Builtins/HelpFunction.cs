namespace Rtos.MicroPython;

/// <summary>The content of <c>help</c>; the prelude prints it.</summary>
internal static class HelpFunction
{
    private const string General = """
        Welcome to MicroPython on an emulated ESP32.

        Modules to begin with:
          machine     pins, timers, the board's clock
          _thread     threads, locks, notifications, messages: each thread is a FreeRTOS task
          time        sleeping and measuring; time is virtual
          gc          the heap

        At the prompt:
          Ctrl-A, Ctrl-E    the beginning and the end of the line
          Ctrl-C            interrupts what runs
          Ctrl-D            on an empty line, resets the board
          Ctrl-E            on an empty line, begins paste mode
          Tab               completes a name
          Ctrl-X            leaves

        help(object) shows what an object has, help('modules') the modules.

        """;

    /// <summary>The function.</summary>
    internal static NativeFunction Function { get; } = new("help", 0, 1, static (_, _) => Value.Fallback) { FallbackName = "op_help" };

    /// <summary>The text of <c>help()</c>, and of <c>help('modules')</c>.</summary>
    internal static NativeFunction Text { get; } = new("_help_text", 1, 1, static (machine, args) =>
        machine.NewStr(args[0].IsNone ? General : InColumns(machine.Parts.ModuleNames)));

    /// <summary>The names and values of an object's attributes, alternating.</summary>
    internal static NativeFunction MembersOf { get; } = new("_help_members", 1, 1, static (machine, args) =>
    {
        var list = new List<Value>();
        foreach (var (name, value) in Members.Of(args[0]))
        {
            HostWork.Step();
            list.Add(Value.Of(name));
            list.Add(value);
        }

        return machine.NewList(list);
    });

    // Read downwards.
    private static string InColumns(IReadOnlyList<string> names)
    {
        const int Columns = 4;
        const int Width = 18;
        var rows = (names.Count + Columns - 1) / Columns;
        return string.Join('\n', Enumerable.Range(0, rows).Select(row =>
            string.Concat(names.Where((_, i) => i % rows == row).Select(name => name.PadRight(Width))).TrimEnd()));
    }
}
