using System.Globalization;

namespace Rtos.Testing;

/// <summary>Columns in cycles, as the lines of the trace next to them have.</summary>
/// <param name="length">The cycles of a column.</param>
/// <param name="tick">The length of a tick, if it is known.</param>
internal sealed class CycleLabels(long length, long? tick) : TimelineLabels
{
    internal override string Column
    {
        get
        {
            var cycles = string.Create(CultureInfo.InvariantCulture, $"{length} cycle{(length == 1 ? string.Empty : "s")}");
            return tick is { } whole && Ticks(length, whole) is { } ticks ? $"{cycles} ({ticks})" : cycles;
        }
    }

    internal override string Unit => string.Empty;

    internal override string At(Int128 column) => (column * length).ToString(CultureInfo.InvariantCulture);
}
