namespace Rtos.Rules.Tests.Api;

/// <summary>A name of FreeRTOS or ESP-IDF, and what the list says of it.</summary>
/// <param name="Part">The part of the list.</param>
/// <param name="Header">The header that declares it.</param>
/// <param name="Group">Its group within the header.</param>
/// <param name="Name">The name.</param>
/// <param name="IsRefused">Whether it does not exist here.</param>
/// <param name="Note">Why not; or a note, or nothing.</param>
internal sealed record ApiName(string Part, string Header, string Group, string Name, bool IsRefused, string Note)
{
    /// <summary>What applications call, without memory protection, generic forms and trace numbers.</summary>
    internal const string Application = "FreeRTOS V11";

    private const string ListFile = "Rtos.Rules.Tests/Api/names.txt";

    internal static IReadOnlyList<ApiName> Load() => Parse(RepositoryFile.Read(ListFile));

    internal static IReadOnlyList<ApiName> Parse(string text)
    {
        var names = new List<ApiName>();
        var (part, header, group) = ("", "", "");
        foreach (var line in text.Split('\n', StringSplitOptions.TrimEntries))
        {
            switch (line.Split(' ', 2))
            {
                case ["#", var title]:
                    part = title;
                    break;
                case ["##", var title]:
                    header = title;
                    break;
                case ["###", var title]:
                    group = title;
                    break;
                case ["+" or "-", var entry]:
                    var words = entry.Split(": ", 2);
                    names.Add(new ApiName(part, header, group, words[0], line[0] == '-', words.ElementAtOrDefault(1) ?? ""));
                    break;
            }
        }

        return names;
    }
}
