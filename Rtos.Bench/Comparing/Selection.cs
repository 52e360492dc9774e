namespace Rtos.Bench;

/// <summary>The workloads that are wanted.</summary>
internal sealed class Selection
{
    private readonly string[] _names;

    private Selection(string[] names) => _names = names;

    internal bool IsEverything => _names.Length == 0;

    /// <summary>Reads names with commas between them; <c>W9</c> stands for all its variants.</summary>
    /// <exception cref="BadInputException">A name is not a workload's.</exception>
    internal static Selection Parse(string? only)
    {
        if (only is null)
        {
            return new Selection([]);
        }

        var names = only.Split(',', StringSplitOptions.TrimEntries);
        return new Selection([.. names.Select(n => AllWorkloads.Find(n).Name)]);
    }

    internal bool Has(string workload) =>
        IsEverything || _names.Any(n => n == workload || workload.StartsWith(n + "-", StringComparison.Ordinal));
}
