namespace Rtos.Tests.Cli;

/// <summary>A folder of a test's own, empty at first and gone at the end.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    // The process keeps two runs of the tests apart, the name two tests of one run.
    internal TemporaryFolder(string name)
    {
        Root = Path.Combine(Path.GetTempPath(), $"esp32emu-tests-{Environment.ProcessId}-{name}");
        Dispose();
        Directory.CreateDirectory(Root);
    }

    internal string Root { get; }

    internal string PathOf(string name) => Path.Combine(Root, name);

    internal string Write(string name, string text)
    {
        var path = PathOf(name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
        return path;
    }

    public void Dispose()
    {
        if (Directory.Exists(Root))
        {
            Directory.Delete(Root, recursive: true);
        }
    }
}
