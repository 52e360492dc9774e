using System.Collections.Frozen;
using Rtos.Core;

namespace Rtos.Scenarios;

/// <summary>Words of other languages and systems for things that have another name here, too different to count as misspellings.</summary>
internal static class Synonyms
{
    private static readonly FrozenDictionary<string, string[]> ObjectTypes = Table(
        ("semaphore", ["binary", "counting"]),
        ("binarySemaphore", ["binary"]),
        ("countingSemaphore", ["counting"]),
        ("recursiveMutex", ["recursive"]),
        ("lock", ["mutex"]),
        ("event", ["events"]),
        ("eventGroup", ["events"]),
        ("streamBuffer", ["stream"]),
        ("messageBuffer", ["message"]));

    private static readonly FrozenDictionary<string, string[]> Operations = Table(
        ("lock", ["take"]),
        ("acquire", ["take"]),
        ("unlock", ["give"]),
        ("release", ["give"]),
        ("wait", ["delay"]),
        ("sleep", ["delay"]),
        ("sleep_ms", ["delay"]),
        ("put", ["send"]),
        ("push", ["send"]),
        ("recv", ["receive"]),
        ("get", ["receive"]),
        ("pop", ["receive"]),
        ("signal", ["give", "notifyGive"]),
        ("post", ["give"]),
        ("ets_delay_us", ["work"]),
        ("esp_rom_delay_us", ["work"]),
        ("busyWait", ["work"]));

    /// <summary>The question about a type of an object; null if the word is unknown.</summary>
    public static string? OfObjectType(string word) => Question(ObjectTypes.GetValueOrDefault(word));

    /// <summary>The question about a kernel.</summary>
    public static string? OfFlavor(string word) => KernelTable.Meant(word) is { } kernel ? Question([kernel.Name]) : null;

    /// <summary>The question about an operation, which has another form in interrupts.</summary>
    public static string? OfOperation(string word, CallContexts context)
    {
        var rows = (Operations.GetValueOrDefault(word) ?? []).Select(n => OperationTable.Find(n)!);
        return Question([.. rows.Select(r => ((r.Contexts & context) != 0 ? r : UnknownOperation.OtherForm(r, context))?.Name).OfType<string>()]);
    }

    private static string? Question(string[]? meant) =>
        meant is null or [] ? null : $"did you mean {string.Join(" or ", meant.Select(m => $"\"{m}\""))}?";

    private static FrozenDictionary<string, string[]> Table(params (string Word, string[] Meant)[] rows) =>
        rows.ToFrozenDictionary(r => r.Word, r => r.Meant, StringComparer.OrdinalIgnoreCase);
}
