namespace Rtos.Hosting;

/// <summary>What happens to a device that has panicked.</summary>
public sealed class RestartOptions
{
    /// <summary>How often the device is restarted before it stays down.</summary>
    /// <value>0 or more; the default is 0.</value>
    public int MaxRestarts { get; set; }

    /// <summary>How long the device stays down before the first restart; the time doubles with each.</summary>
    /// <value>Not negative; the default is one second.</value>
    public TimeSpan BackOff { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>The longest time the device stays down before a restart.</summary>
    /// <value>Not less than <see cref="BackOff"/>; the default is one minute.</value>
    public TimeSpan MaxBackOff { get; set; } = TimeSpan.FromMinutes(1);
}
