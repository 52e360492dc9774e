using Rtos.Core;
using System.Globalization;
using System.Text;

namespace Rtos.Scenarios;

/// <summary>Reads scenario files and refuses invalid ones, with the place and a valid alternative.</summary>
/// <remarks>Safe to use from several threads at once.</remarks>
public static class ScenarioReader
{
    private const int LongestFile = 16 * 1024 * 1024;

    /// <summary>Reads a scenario from a file.</summary>
    /// <param name="path">The file; messages name it as it is written here.</param>
    /// <returns>The scenario, checked as a whole.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="path"/> is <see langword="null"/>.</exception>
    /// <exception cref="ScenarioException">The file cannot be read, or is not a valid scenario.</exception>
    public static Scenario Read(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        return Read(path, null);
    }

    /// <summary>Reads a scenario that is to run on a device whose configuration differs from the file's: its times are that device's.</summary>
    /// <param name="path">The file.</param>
    /// <param name="kernel">The configuration; null for the file's own.</param>
    internal static Scenario Read(string path, DeviceConfiguration? kernel)
    {
        byte[] bytes;
        try
        {
            using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read);
            bytes = ReadBytes(stream);
        }
        catch (Exception e) when (FileFailure.Is(e))
        {
            throw new ScenarioException(WholeFile(path), $"the file cannot be read: {FileFailure.Why(path, e)}", e);
        }

        return Parse(bytes, path, kernel);
    }

    /// <summary>Reads a scenario from a text.</summary>
    /// <param name="json">The text of a scenario file.</param>
    /// <param name="sourceName">The name of the file in messages.</param>
    /// <returns>The scenario, checked as a whole.</returns>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    /// <exception cref="ScenarioException">The text is not a valid scenario.</exception>
    public static Scenario Parse(string json, string sourceName)
    {
        ArgumentNullException.ThrowIfNull(json);
        ArgumentNullException.ThrowIfNull(sourceName);
        CheckLength(json.Length, sourceName);
        return Parse(Encoding.UTF8.GetBytes(json), sourceName);
    }

    /// <summary>Reads a scenario from UTF-8 text.</summary>
    /// <param name="utf8Json">The bytes of a scenario file, at most 16 MiB.</param>
    /// <param name="sourceName">The name of the file in messages.</param>
    /// <returns>The scenario, checked as a whole.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="sourceName"/> is <see langword="null"/>.</exception>
    /// <exception cref="ScenarioException">The text is not a valid scenario.</exception>
    public static Scenario Parse(ReadOnlySpan<byte> utf8Json, string sourceName)
    {
        ArgumentNullException.ThrowIfNull(sourceName);
        return Parse(utf8Json, sourceName, null);
    }

    private static Scenario Parse(ReadOnlySpan<byte> utf8Json, string sourceName, DeviceConfiguration? kernel)
    {
        CheckLength(utf8Json.Length, sourceName);
        var problems = new ProblemList();
        try
        {
            var scenario = ScenarioParser.Parse(ScenarioJson.Parse(utf8Json, sourceName, problems), problems, kernel);
            if (problems.Count == 0)
            {
                return scenario;
            }
        }
        catch (ScenarioException e)
        {
            // Nothing after it can be read, or there are too many mistakes.
            problems.Add(e);
        }

        throw problems.Combined();
    }

    /// <summary>All bytes of a file, or a few more than a scenario may have: some files are endless.</summary>
    private static byte[] ReadBytes(FileStream stream)
    {
        using var content = new MemoryStream();
        var chunk = new byte[64 * 1024];
        for (int count; content.Length <= LongestFile && (count = stream.Read(chunk)) > 0;)
        {
            content.Write(chunk, 0, count);
        }

        return content.ToArray();
    }

    private static void CheckLength(long length, string sourceName)
    {
        if (length > LongestFile)
        {
            throw new ScenarioException(
                WholeFile(sourceName),
                string.Create(CultureInfo.InvariantCulture, $"the file is too long; a scenario has at most {LongestFile} bytes"));
        }
    }

    private static JsonLocation WholeFile(string sourceName) => new(sourceName, 0, 0, "$");
}
