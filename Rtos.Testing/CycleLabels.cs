using System.Globalization;
using Rtos.Core;

namespace Rtos.Testing;

/// <summary>Columns in cycles, like the trace lines next to them.</summary>
/// <param name="length">The length of a column in cycles.</param>
/// <param name="tick">The length of a tick, if it is known.</param>
internal sealed class CycleLabels(long length, long? tick) : TimelineLabels
{
    internal override string Column
    {
        get
        {
            var cycles = ShownText.Count(length, "cycle");
            return tick is { } whole && Ticks(length, whole) is { } ticks ? $"{cycles} ({ticks})" : cycles;
        }
    }

    internal override string Unit => string.Empty;

    internal override string At(Int128 column) => (column * length).ToString(CultureInfo.InvariantCulture);
}
