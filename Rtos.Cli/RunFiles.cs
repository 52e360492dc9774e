using System.Globalization;
using System.Text;

namespace Rtos.Cli;

/// <summary>The files that <c>esp32emu run</c> is to run.</summary>
/// <param name="Files">The files, by their names in messages.</param>
/// <param name="Typed">The text of the program if it came from standard input.</param>
/// <param name="IsScript">Whether there is a MicroPython script among them.</param>
internal sealed record RunFiles(string[] Files, string? Typed, bool IsScript)
{
    private const string StandardInput = "<stdin>";
    private const int MostListed = 10;
    private const int LongestStart = 4_096;
    private const int LongestProgram = 16 * 1024 * 1024;

    /// <summary>Finds the main scripts of folders, and reads a program from standard input.</summary>
    /// <param name="given">The arguments.</param>
    /// <param name="input">Standard input.</param>
    internal static RunFiles Resolve(string[] given, Func<Stream> input)
    {
        if (!given.Contains("-"))
        {
            var files = Array.ConvertAll(given, OfFolder);
            Array.ForEach(files, CheckKind);
            return new RunFiles(files, null, Array.Exists(files, ScriptCommand.IsScript));
        }

        if (given.Length > 1)
        {
            throw new InputException($"- is one program from standard input; there are {given.Length} files");
        }

        var text = Read(input);
        return new RunFiles([StandardInput], text, !IsJson(text));
    }

    /// <summary>The standard input that remains for the program itself.</summary>
    internal Func<Stream> InputOf(Func<Stream> input) => Typed is null
        ? input
        : () => throw new InputException("the script came from standard input, so that it cannot read from it too; run it from a file");

    /// <summary>Whether a name is that of a program from standard input.</summary>
    internal static bool IsStandardInput(string file) => file == StandardInput;

    // A scenario is an object, and may have comments before it; no statement of a script begins like this.
    private static bool IsJson(ReadOnlySpan<char> text)
    {
        for (text = text.TrimStart('\uFEFF').TrimStart(); text.StartsWith("//") || text.StartsWith("/*"); text = text.TrimStart())
        {
            var end = text[1] == '/' ? text.IndexOfAny('\n', '\r') : text[2..].IndexOf("*/") is >= 0 and var close ? close + 4 : -1;
            text = end < 0 ? "{" : text[end..];
        }

        return text.StartsWith("{");
    }

    // A little more than a program may have, so that it is refused: some inputs are endless.
    private static string Read(Func<Stream> input)
    {
        using var reader = new StreamReader(input());
        var text = new StringBuilder();
        var chunk = new char[64 * 1024];
        for (int count; text.Length <= LongestProgram && (count = reader.Read(chunk)) > 0;)
        {
            text.Append(chunk, 0, count);
        }

        return text.ToString();
    }

    // A scenario may have any name; a script is identified by its extension.
    private static void CheckKind(string path)
    {
        if (Path.GetExtension(path).ToUpperInvariant() is ".PY" or ".JSON" || !File.Exists(path))
        {
            return;
        }

        try
        {
            using var reader = new StreamReader(path);
            var start = new char[LongestStart];
            if (start.AsSpan(0, reader.ReadBlock(start)).TrimStart() is not ['{' or '/', ..])
            {
                throw new InputException($"{path}: a MicroPython script ends in .py and a scenario in .json; give the file one of these names");
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // The scenario reader reports what is wrong.
        }
    }

    private static string OfFolder(string path)
    {
        if (!Directory.Exists(path))
        {
            return path;
        }

        var main = Path.Combine(path, "main.py");
        return File.Exists(main) ? main : throw new InputException($"{path}: the folder has no main.py; {Listed(path)}");
    }

    private static string Listed(string folder)
    {
        var names = Directory.EnumerateFiles(folder)
            .Select(f => Path.GetFileName(f))
            .Where(n => ScriptCommand.IsScript(n) || (n.EndsWith(".json", StringComparison.OrdinalIgnoreCase) && !n.StartsWith("menuconfig", StringComparison.OrdinalIgnoreCase)))
            .Order(StringComparer.Ordinal)
            .ToList();
        var more = names.Count > MostListed ? string.Create(CultureInfo.InvariantCulture, $" and {names.Count - MostListed} more") : "";
        return names.Count == 0
            ? "it has no scripts or scenarios at all"
            : $"its scripts and scenarios are {string.Join(", ", names.Take(MostListed))}{more}";
    }
}
