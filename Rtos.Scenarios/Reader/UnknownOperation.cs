using Rtos.Core;

namespace Rtos.Scenarios;

/// <summary>What to write instead of an operation that is not valid in its place.</summary>
internal static class UnknownOperation
{
    private const string Suffix = "FromISR";

    /// <summary>What to write instead of an unknown word, which may be the name of a C function.</summary>
    public static string Instead(string name, CallContexts context)
    {
        if (OperationTable.FindCName(name) is { } row)
        {
            return OfCName(row, context);
        }

        if (CNameAdvice.Find(name) is { } advice)
        {
            return advice;
        }

        if (Synonyms.OfOperation(name, context) is { } question)
        {
            return question;
        }

        var creator = name.Replace("Static", "", StringComparison.OrdinalIgnoreCase);
        if (ObjectTable.Rows.FirstOrDefault(o => o.CName.Equals(creator, StringComparison.OrdinalIgnoreCase)) is { } created)
        {
            return $"list {created.Noun} in \"objects\", with \"type\": \"{created.Name}\"";
        }

        var names = OperationTable.Names(context);
        if (NearestName.Find(name, names) is not null)
        {
            return Phrase.Suggest(name, names);
        }

        return OperationTable.NearestCName(name) is { } meant
            ? $"did you mean {meant}? {OfCName(OperationTable.FindCName(meant)!, context)}"
            : CNameAdvice.Guess(name) ?? Phrase.Suggest(name, names);
    }

    /// <summary>The name of an operation in an interrupt, or outside; <see langword="null"/> if there is none.</summary>
    public static OperationRow? OtherForm(OperationRow row, CallContexts context)
    {
        var other = context == CallContexts.Interrupt ? row.Name + Suffix : row.Name.Replace(Suffix, "", StringComparison.Ordinal);
        return OperationTable.Find(other) is { } form && (form.Contexts & context) != 0 ? form : null;
    }

    /// <summary>The name of a context in messages.</summary>
    public static string Place(CallContexts context) => context switch
    {
        CallContexts.Interrupt => "an interrupt",
        CallContexts.Callback => "a callback",
        _ => "a task",
    };

    private static string OfCName(OperationRow row, CallContexts context) =>
        ((row.Contexts & context) != 0 ? row : OtherForm(row, context)) is { } form
            ? $"write {form.Usage}"
            : $"it is \"{row.Name}\" here, which cannot be used in {Place(context)}; valid: {string.Join(", ", OperationTable.Names(context))}";
}
