using Rtos.Core;

namespace Rtos.Hosting;

/// <summary>An input as a value: what a journal contains besides its number and its instant.</summary>
/// <param name="Kind">What it does.</param>
/// <param name="Target">The task, queue or interrupt; empty for the console.</param>
/// <param name="Text">The item as JSON, or the console's line; null if there is none.</param>
/// <param name="Value">The value of a notification.</param>
/// <param name="Action">What a notification does with it.</param>
/// <param name="Index">The slot of a notification.</param>
/// <param name="IsLoose">Whether a person has typed the text: for a queue of strings it need not be JSON.</param>
/// <param name="Item">The item itself, if its text represents it exactly; null: it has to be read from the text.</param>
internal sealed record InputValue(
    InputKind Kind,
    string Target,
    string? Text = null,
    uint Value = 0,
    NotifyAction Action = NotifyAction.Increment,
    int Index = 0,
    bool IsLoose = false,
    object? Item = null)
{
    /// <summary>The longest text, in characters: a journal has it in one line.</summary>
    internal const int LongestText = 2 << 20;

    /// <summary>Its description, for messages.</summary>
    public override string ToString() => Kind switch
    {
        InputKind.Notify => $"notify {Target}",
        InputKind.Send => $"send {Target} {Text}",
        InputKind.Interrupt => $"interrupt {Target}",
        _ => $"console {Text}",
    };
}
