using Rtos.Core;
using Rtos.Hosting;

namespace Rtos.Cli;

/// <summary>The output of a device in response to a line.</summary>
/// <param name="device">The device.</param>
/// <param name="prints">Its output, subscribed before the line.</param>
/// <param name="time">The host's time.</param>
/// <param name="show">Receives the output.</param>
internal sealed class ConsoleAnswer(EmulatedDevice device, DeviceSubscription prints, TimeProvider time, Func<DeviceOutput, Task> show)
{
    /// <summary>How long a device has for its answer; later output is not shown.</summary>
    internal static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(5);

    /// <summary>Sends the line to the device, and shows its output until it has handled the line.</summary>
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

    // The output that waits now. The output after a marker for dropped ones has been taken already.
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
