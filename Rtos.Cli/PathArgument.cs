namespace Rtos.Cli;

/// <summary>Checks of paths before they reach the file system, whose own messages would not help.</summary>
internal static class PathArgument
{
    /// <summary>Refuses what is not a path of an input: a misspelled option would be looked for as a file.</summary>
    internal static void Check(IEnumerable<string> paths, string command)
    {
        foreach (var path in paths)
        {
            if (path.Length == 0)
            {
                throw new InputException($"{command}: the name of a file is empty");
            }

            if (path[0] == '-' && !Path.Exists(path))
            {
                throw new InputException($"{command} has no option {path}; see `esp32emu {command} --help`");
            }
        }
    }

    /// <summary>Refuses an option whose value is not a path.</summary>
    internal static void CheckTarget(string option, string? path, string what)
    {
        if (path is not null && string.IsNullOrWhiteSpace(path))
        {
            throw new InputException($"{option} needs the name of {what}, found an empty one");
        }
    }
}
