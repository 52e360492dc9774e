namespace Rtos.MicroPython;

/// <summary>The names of C# modules and of their members.</summary>
internal static class ModuleName
{
    /// <summary>Whether a text can be a name in a script.</summary>
    internal static bool IsName(string text) =>
        text.Length > 0 && !char.IsAsciiDigit(text[0]) && text.All(static c => char.IsAsciiLetterOrDigit(c) || c == '_');

    /// <summary>Checks the name of a module, a function or a constant.</summary>
    /// <exception cref="ArgumentException">A script could not write it.</exception>
    internal static void Check(string name, string parameter)
    {
        ArgumentNullException.ThrowIfNull(name, parameter);
        if (!IsName(name))
        {
            throw new ArgumentException($"\"{name}\" is not a name in Python: letters, digits and underscores, no digit first", parameter);
        }
    }
}
