using System.Threading.Channels;

namespace Rtos.Hosting;

/// <summary>The inputs that have come for a device and have not been processed, in order of arrival.</summary>
/// <remarks>
/// Any thread writes, and waits while too many are waiting already; any thread refuses arrived inputs. The thread that has the
/// device's turn reads: the head, the input that it has read but not taken yet, is its own.
/// </remarks>
internal sealed class InputQueue(int capacity)
{
    private readonly Channel<DeviceInput> _arrived =
        Channel.CreateBounded<DeviceInput>(new BoundedChannelOptions(capacity) { FullMode = BoundedChannelFullMode.Wait, SingleReader = true });

    private volatile bool _waitForStart;

    /// <summary>The number of waiting inputs, not counting the head.</summary>
    internal int Count => _arrived.Reader.Count;

    /// <summary>The next input, read and not taken yet; null if none was read.</summary>
    internal DeviceInput? Head { get; private set; }

    /// <summary>The host has begun to start the device: from now on inputs wait for it.</summary>
    internal void WaitForStart() => _waitForStart = true;

    /// <exception cref="ChannelClosedException">Nothing enters the device any more.</exception>
    internal ValueTask WriteAsync(DeviceInput input, CancellationToken cancellation) => _arrived.Writer.WriteAsync(input, cancellation);

    /// <summary>Reads the next input whose sender has not given up; false if there is none.</summary>
    internal bool TryReadHead()
    {
        while (Head is null || Head.IsDecided)
        {
            if (!_arrived.Reader.TryRead(out var next))
            {
                Head = null;
                return false;
            }

            Head = next;
        }

        return true;
    }

    internal DeviceInput TakeHead()
    {
        var head = Head!;
        Head = null;
        return head;
    }

    /// <summary>Nothing enters the device any more.</summary>
    internal void Close() => _arrived.Writer.TryComplete();

    /// <summary>Refuses the head and all that have arrived.</summary>
    internal void Refuse(Exception reason)
    {
        Head?.Refuse(reason);
        Head = null;
        RefuseArrived(reason);
    }

    /// <summary>Refuses all that have arrived. From any thread.</summary>
    internal void RefuseArrived(Exception reason)
    {
        while (_arrived.Reader.TryRead(out var input))
        {
            input.Refuse(reason);
        }
    }

    /// <summary>Inputs wait for a host that starts, but not forever: it may be waiting for one of them itself.</summary>
    /// <param name="time">The host's time.</param>
    /// <param name="patience">The longest time that they wait.</param>
    /// <param name="why">Why they cannot enter yet.</param>
    /// <returns>When the next one will have waited long enough; null if none is waiting.</returns>
    internal long? RefuseLate(TimeProvider time, TimeSpan patience, string why)
    {
        while (_arrived.Reader.TryPeek(out var first))
        {
            var limit = first.Arrived + (_waitForStart ? (long)(patience.TotalSeconds * time.TimestampFrequency) : 0);
            if (time.GetTimestamp() < limit)
            {
                return limit;
            }

            _arrived.Reader.TryRead(out _);
            first.Refuse(new DeviceInputException(
                $"{why}; a host starts its devices when StartAsync of all its services has returned: "
                + "send inputs from a BackgroundService, or from IHostedLifecycleService.StartedAsync of a service that is registered after the "
                + "emulator, and do not wait for them in StartAsync"));
        }

        return null;
    }
}
