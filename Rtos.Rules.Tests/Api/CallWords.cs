using Rtos.Core;

namespace Rtos.Rules.Tests.Api;

/// <summary>What attributes say of a call, in words.</summary>
internal static class CallWords
{
    internal static string Of(Caller callers)
    {
        var words = Enum.GetValues<Caller>().Where(c => c != Caller.None && callers.HasFlag(c)).Select(c => c.ToString().ToLowerInvariant()).ToArray();
        return words.Length < 2 ? string.Concat(words) : $"{string.Join(", ", words[..^1])} and {words[^1]}";
    }

    internal static string Of(Blocks blocks) => blocks switch
    {
        Blocks.No => "no",
        Blocks.Yes => "yes",
        Blocks.OnItself => "when a task does it to itself",
        Blocks.Forever => "does not return",
        _ => throw new InvalidOperationException($"{blocks} has no words"),
    };
}
