using System.Runtime.CompilerServices;

namespace Rtos.Tests.Support;

/// <summary>A file of the repository that a test compares with what the code generates.</summary>
internal static class RepositoryFile
{
    private const string Regenerate = "ESP32EMU_REGENERATE";

    /// <summary>The folder of the solution.</summary>
    internal static string Root { get; } = FindRoot();

    internal static string PathOf(string name) => Path.Combine(Root, name);

    internal static string Read(string name) => File.ReadAllText(PathOf(name));

    /// <summary>Fails if the file is not the generated text, and says how to bring it up to date.</summary>
    internal static void AssertGenerated(string name, string expected)
    {
        if (Environment.GetEnvironmentVariable(Regenerate) == "1")
        {
            File.WriteAllText(PathOf(name), expected);
        }

        Assert.AreEqual(
            expected,
            File.Exists(PathOf(name)) ? Read(name) : "",
            $"{name} is not what the code says. To write it again: {Regenerate}=1 dotnet test {typeof(RepositoryFile).Assembly.GetName().Name}");
    }

    /// <summary>The text with what stands between two marker lines replaced.</summary>
    internal static string WithSection(string text, string section, string content)
    {
        var (begin, end) = ($"<!-- {section}: begin -->\n", $"<!-- {section}: end -->");
        var from = text.IndexOf(begin, StringComparison.Ordinal) + begin.Length;
        var to = text.IndexOf(end, StringComparison.Ordinal);
        Assert.IsTrue(from >= begin.Length && to >= from, $"the markers of the section {section} are missing");
        return text[..from] + content + text[to..];
    }

    // From this very file: the tests may run from a folder anywhere.
    private static string FindRoot([CallerFilePath] string thisFile = "")
    {
        for (var folder = Directory.GetParent(thisFile); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Esp32Emu.sln")))
            {
                return folder.FullName;
            }
        }

        throw new FileNotFoundException("the tests must be built inside the repository: no Esp32Emu.sln in a folder above them");
    }
}
