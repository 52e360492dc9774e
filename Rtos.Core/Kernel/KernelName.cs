namespace Rtos.Core;

/// <summary>The names of tasks and kernel objects, which are part of trace lines and reports.</summary>
internal static class KernelName
{
    /// <summary>A task's name in lines and reports, if it is empty or has only blanks.</summary>
    internal const string None = "(no name)";

    /// <summary>Refuses a name that a line could not show.</summary>
    /// <exception cref="ArgumentException">The name is empty, or has a control character.</exception>
    internal static void Check(string name)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        CheckOfTask(name);
    }

    /// <summary>The same for a task, which need not have a name.</summary>
    /// <exception cref="ArgumentException">The name has a control character.</exception>
    internal static void CheckOfTask(string name)
    {
        foreach (var c in name)
        {
            if (char.IsControl(c))
            {
                throw new ArgumentException(
                    $"a name is part of lines of the trace and may not contain the control character U+{(int)c:X4}", nameof(name));
            }
        }
    }
}
