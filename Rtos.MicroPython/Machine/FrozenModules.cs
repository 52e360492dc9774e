using System.Reflection;

namespace Rtos.MicroPython;

/// <summary>Modules of the interpreter that are written in Python, like those frozen into the board's firmware.</summary>
internal static class FrozenModules
{
    private const string Prefix = "frozen/";

    /// <summary>Their names.</summary>
    internal static IReadOnlyList<string> Names { get; } =
    [
        .. typeof(FrozenModules).Assembly.GetManifestResourceNames()
            .Where(n => n.StartsWith(Prefix, StringComparison.Ordinal)).Select(n => n[Prefix.Length..]),
    ];

    /// <summary>The text of a module; null if there is none with that name.</summary>
    internal static string? Source(string name)
    {
        var plain = name.StartsWith('u') ? name[1..] : name;
        using var stream = typeof(FrozenModules).Assembly.GetManifestResourceStream(Prefix + plain);
        if (stream is null)
        {
            return null;
        }

        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}
