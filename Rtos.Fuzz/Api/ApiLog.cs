using System.Globalization;
using Rtos.Core;

namespace Rtos.Fuzz;

/// <summary>What a random program does, a line for each call.</summary>
internal sealed class ApiLog(TextWriter? writer)
{
    private const int LongestText = 60;

    internal bool IsOn => writer is not null;

    internal void Line(string text)
    {
        writer?.WriteLine(text);
        writer?.Flush();
    }

    internal void Call(ApiStation station, ApiPlace place, ApiMember member, object? target, object?[] arguments)
    {
        if (writer is not null)
        {
            var on = member.NeedsTarget ? Text(target) + "." : "";
            Line(string.Create(
                CultureInfo.InvariantCulture,
                $"  {station.Name} {station.Now} {place}: {on}{member.Name}({string.Join(", ", arguments.Select(Text))})"));
        }
    }

    internal void Result(object? result)
    {
        if (writer is not null && result is not null)
        {
            Line($"    -> {Text(result)}");
        }
    }

    private static string Text(object? value)
    {
        string text;
        try
        {
            text = value switch
            {
                null => "null",
                string s => $"\"{s.ReplaceLineEndings("\\n")}\"",
                Core.KernelObject o => $"{ApiNames.Of(o.GetType())} {o.Name}",
                _ => value.ToString() ?? "",
            };
        }
        catch (Exception e)
        {
            text = $"{value!.GetType().Name} whose ToString throws {e.GetType().Name}";
        }

        return text.Length > LongestText ? $"{ShownText.Beginning(text, LongestText)}… ({text.Length})" : text;
    }
}
