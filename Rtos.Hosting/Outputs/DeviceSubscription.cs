namespace Rtos.Hosting;

/// <summary>One reader's share of what a device puts out, from the subscription on. For one reader at a time.</summary>
/// <remarks>Dispose of it when nothing more is read: a reader that holds and does not read keeps the device held.</remarks>
public sealed class DeviceSubscription : IAsyncEnumerable<DeviceOutput>, IDisposable
{
    /// <summary>What it takes.</summary>
    public OutputKinds Kinds => throw new NotImplementedException();

    /// <summary>How many outputs wait to be read.</summary>
    public int Waiting => throw new NotImplementedException();

    /// <summary>How many outputs have been dropped.</summary>
    public long Dropped => throw new NotImplementedException();

    /// <summary>Reads on until the device stops, in the order in which it all happened.</summary>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <returns>The outputs; the enumeration ends when the device has stopped and everything has been read.</returns>
    public IAsyncEnumerator<DeviceOutput> GetAsyncEnumerator(CancellationToken cancellationToken = default) => throw new NotImplementedException();

    /// <summary>Ends the subscription; what was not read is gone, and the device is not held by it any more.</summary>
    public void Dispose() => throw new NotImplementedException();
}
