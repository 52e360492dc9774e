using System.Runtime.CompilerServices;

namespace Rtos.Hosting;

/// <content>What goes out.</content>
public sealed partial class EmulatedDevice
{
    /// <summary>The lines of its console, from the moment somebody begins to read; each reader gets them all.</summary>
    /// <remarks>A reader that is too slow holds the device; see <see cref="Subscribe"/> for another way.</remarks>
    public IAsyncEnumerable<DeviceOutput> Console => ReadAsync(OutputKinds.Console);

    /// <summary>The messages of its program, from the moment somebody begins to read.</summary>
    public IAsyncEnumerable<DeviceOutput> Messages => ReadAsync(OutputKinds.Messages);

    /// <summary>The changes of its state, from the moment somebody begins to read.</summary>
    public IAsyncEnumerable<DeviceOutput> StateChanges => ReadAsync(OutputKinds.States);

    /// <summary>The lines of its trace, from the moment somebody begins to read.</summary>
    public IAsyncEnumerable<DeviceOutput> Trace => ReadAsync(OutputKinds.Trace);

    /// <summary>The last lines of its console, read or not, the oldest first.</summary>
    /// <value>At most <see cref="EmulatorOptions.ConsoleLinesKept"/> lines.</value>
    public IReadOnlyList<DeviceOutput> RecentConsole => _hosted.Outputs.Lines;

    /// <summary>Begins to take outputs. They wait from now on, read or not.</summary>
    /// <param name="kinds">Which ones.</param>
    /// <param name="whenFull">What happens when they are not read in time.</param>
    /// <param name="capacity">How many may wait, at least 1; null for <see cref="EmulatorOptions.OutputCapacity"/>.</param>
    /// <returns>The subscription, to be disposed of.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="capacity"/> is less than 1.</exception>
    public DeviceSubscription Subscribe(OutputKinds kinds, WhenFull whenFull = WhenFull.Hold, int? capacity = null) =>
        _hosted.Outputs.Subscribe(kinds, whenFull, capacity);

    // The subscription begins with the reading and ends with it.
    private async IAsyncEnumerable<DeviceOutput> ReadAsync(OutputKinds kinds, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        using var subscription = Subscribe(kinds);
        await foreach (var output in subscription.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            yield return output;
        }
    }
}
