namespace Rtos.MicroPython;

/// <summary>The completions of a name at the prompt.</summary>
/// <param name="Added">The characters that all names have in common after the typed text.</param>
/// <param name="Choices">The names, if there are several.</param>
internal sealed record PromptCompletion(string Added, IReadOnlyList<string> Choices)
{
    /// <summary>There is no such name.</summary>
    internal static PromptCompletion None { get; } = new(string.Empty, []);
}
