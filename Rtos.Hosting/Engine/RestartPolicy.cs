namespace Rtos.Hosting;

/// <summary>Whether and when a device that has panicked is restarted. Used by the thread that has the device's turn.</summary>
internal sealed class RestartPolicy(RestartOptions options, TimeProvider time)
{
    /// <summary>The number of restarts since its start or reset, including the planned one.</summary>
    internal int Restarts { get; private set; }

    /// <summary>The host time of the planned restart; null if none is planned.</summary>
    internal long? At { get; private set; }

    /// <summary>Plans the next restart.</summary>
    /// <returns>How long the device stays down; null if it is no longer restarted.</returns>
    internal TimeSpan? Plan()
    {
        if (Restarts >= options.MaxRestarts)
        {
            return null;
        }

        var delay = BackOff(Restarts++);
        At = time.GetTimestamp() + (long)Math.Min(delay.TotalSeconds * time.TimestampFrequency, long.MaxValue / 8);
        return delay;
    }

    /// <summary>The device boots, or never will again.</summary>
    internal void Cancel() => At = null;

    /// <summary>The device was reset: its restarts are counted from the beginning.</summary>
    internal void Forget() => Restarts = 0;

    private TimeSpan BackOff(int restarts)
    {
        // In seconds: doubling often enough exceeds the longest TimeSpan.
        var doubled = options.BackOff.TotalSeconds * Math.Pow(2, Math.Min(restarts, 100));
        return doubled < options.MaxBackOff.TotalSeconds ? TimeSpan.FromSeconds(doubled) : options.MaxBackOff;
    }
}
