using System.Globalization;
using Rtos.Core;
using Rtos.Hosting;

namespace Rtos.Cli;

/// <summary>The commands of the console that change a device.</summary>
internal static class DeviceCommands
{
    internal static string List(IReadOnlyCollection<EmulatedDevice> devices, EmulatedDevice? inUse)
    {
        var rows = new TextColumns("device", "state", " time", " lag", " boots", " panics", " switches", " dropped", "why");
        foreach (var device in devices)
        {
            var status = device.Status;
            rows.Add(
                status.Name + (device == inUse ? " *" : ""),
                status.State.ToString(),
                Milliseconds(status.VirtualTime),
                Milliseconds(status.Lag),
                DeviceViews.Number(status.Boots),
                DeviceViews.Number(status.Panics),
                DeviceViews.Number(status.Switches),
                DeviceViews.Number(status.DroppedOutputs),
                status.Failure?.ReplaceLineEndings(" ") ?? "");
        }

        return rows.ToString();
    }

    internal static async Task<string> Change(ConsoleCall call, Func<CancellationToken, Task> change)
    {
        await change(call.Cancellation).ConfigureAwait(false);
        await call.Session.CatchUpAsync(call.Device, call.Cancellation).ConfigureAwait(false);
        return Where(call.Device);
    }

    internal static async Task<string> Step(ConsoleCall call)
    {
        var step = call.Argument(0) switch
        {
            null or "instant" => DeviceStep.Instant,
            "tick" => DeviceStep.Tick,
            var time => StepTime.Read(time, await call.Device.InspectAsync(d => d.Clock, call.Cancellation).ConfigureAwait(false)),
        };
        var came = await call.Device.StepAsync(step, call.Cancellation).ConfigureAwait(false);
        await call.Session.CatchUpAsync(call.Device, call.Cancellation).ConfigureAwait(false);
        return Where(call.Device) + (came ? "" : "; nothing can happen without an input");
    }

    internal static async Task<string> Notify(ConsoleCall call)
    {
        var value = 0u;
        if (call.Argument(1) is { } number && !uint.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out value))
        {
            throw new ConsoleException($"notify: {ShownText.Cut(number)} is not a value; it must be 0 to 4294967295");
        }

        var action = NotifyAction.Increment;
        if (call.Argument(2) is { } name)
        {
            var names = Enum.GetNames<NotifyAction>();
            var found = Array.FindIndex(names, n => string.Equals(n, name, StringComparison.OrdinalIgnoreCase));
            action = found >= 0
                ? Enum.Parse<NotifyAction>(names[found])
                : throw new ConsoleException(
                    $"notify: unknown action {ShownText.Cut(name)}{ConsoleCommands.HintOr(name, names, "; valid: " + string.Join(", ", names))}");
        }

        return Entered(await call.Device.NotifyAsync(call.Arguments[0], value, action, 0, call.Cancellation).ConfigureAwait(false));
    }

    internal static async Task<string> Send(ConsoleCall call) =>
        Entered(await call.Device.SendTextAtOnceAsync(call.Arguments[0], call.Arguments[1], call.Cancellation).ConfigureAwait(false));

    internal static async Task<string> Interrupt(ConsoleCall call) =>
        Entered(await call.Device.RaiseInterruptAsync(call.Argument(0) ?? "", call.Cancellation).ConfigureAwait(false));

    internal static string Entered(InputReceipt receipt) => FormattableString.Invariant($"input {receipt.Sequence} at cycle {receipt.At}");

    private static string Where(EmulatedDevice device)
    {
        var status = device.Status;
        return FormattableString.Invariant($"{status.Name} {status.State} at cycle {status.Now}, {Milliseconds(status.VirtualTime)}");
    }

    private static string Milliseconds(TimeSpan time) =>
        ((decimal)(time.Ticks / TimeSpan.TicksPerMicrosecond) / 1_000).ToString("0.### ms", CultureInfo.InvariantCulture);
}
