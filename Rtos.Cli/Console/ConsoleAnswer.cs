using Rtos.Core;
using Rtos.Hosting;

namespace Rtos.Cli;

/// <summary>What a device prints because of a line that it was given.</summary>
/// <param name="device">The device.</param>
/// <param name="prints">What it prints, from before the line.</param>
/// <param name="time">The host's time.</param>
/// <param name="show">Takes what it prints.</param>
internal sealed class ConsoleAnswer(EmulatedDevice device, DeviceSubscription prints, TimeProvider time, Func<DeviceOutput, Task> show)
{
    /// <summary>How long a device has for its answer; what it prints later is not shown.</summary>
    internal static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(5);

    /// <summary>Gives the device the line, and shows what it prints until it has done what the line asks for.</summary>
    internal async Task<InputReceipt> WriteAsync(string line, CancellationToken cancellation)
    {
        var began = time.GetTimestamp();
        var taken = await device.InspectAsync(d => d.Host.LinesTaken, cancellation).ConfigureAwait(false);
        var receipt = await device.WriteLineAsync(line, cancellation).ConfigureAwait(false);
        var lines = prints.GetAsyncEnumerator(cancellation);
        await using (lines.ConfigureAwait(false))
        {
            while (true)
            {
                var isDone = await device.InspectAsync(d => IsDone(d, taken), cancellation).ConfigureAwait(false);
                await ShowAsync(lines).ConfigureAwait(false);
                if (isDone || device.State != DeviceState.Running || time.GetElapsedTime(began) > Patience)
                {
                    return receipt;
                }

                await Task.Delay(Look, time, cancellation).ConfigureAwait(false);
            }
        }
    }

    private static bool IsDone(Device device, long taken) =>
        device.Host.LinesTaken > taken && (device.Host.IsConsoleIdle?.Invoke() ?? true);

    // What waits now. The output after a marker for dropped ones has been taken already.
    private async Task ShowAsync(IAsyncEnumerator<DeviceOutput> lines)
    {
        var isMissing = false;
        while ((isMissing || prints.Waiting > 0) && await lines.MoveNextAsync().ConfigureAwait(false))
        {
            isMissing = lines.Current.Missing > 0;
            await show(lines.Current).ConfigureAwait(false);
        }
    }
}
