using Rtos.Core;

namespace Rtos.Hosting;

/// <summary>One output of a device.</summary>
/// <param name="Kind">The kind of output; a single kind, or <see cref="OutputKinds.Missing"/>.</param>
/// <param name="At">The virtual instant.</param>
/// <param name="Text">The line, message, new state or trace line.</param>
/// <param name="Topic">What a message is about; null for other kinds.</param>
/// <param name="Missing">The number of dropped outputs, for a marker in their place; otherwise 0.</param>
public sealed record DeviceOutput(OutputKinds Kind, Instant At, string Text, string? Topic = null, long Missing = 0)
{
    /// <summary>The text alone.</summary>
    public override string ToString() => Text;
}
