using Rtos.Core;

namespace Rtos.Cli;

/// <summary>The share of the cores that each task of one device has had since the last call.</summary>
internal sealed class CpuShares
{
    private Dictionary<uint, long> _last = [];
    // To recognize it, without keeping it alive.
    private WeakReference<Device>? _device;
    private long _at;

    /// <summary>The shares since the last call, or since the boot; called between two instants.</summary>
    internal string Take(Device device)
    {
        // After a reset it is another device, whose time starts over.
        var isSame = _device is not null && _device.TryGetTarget(out var last) && last == device;
        var before = isSame ? _last : [];
        var from = isSame ? _at : 0;
        var tasks = device.Report.Tasks;
        var length = device.Now.Value - from;
        var rows = new TextColumns(" cpu", "task", "state", " prio", " core", " cycles");
        var shares = tasks.Select(t => (Task: t, Cycles: t.RunTime.Value - before.GetValueOrDefault(t.Number)));
        foreach (var (task, cycles) in shares.OrderByDescending(s => s.Cycles).ThenBy(s => s.Task.Number))
        {
            rows.Add(
                DeviceViews.Percent(length == 0 ? 0 : (double)cycles / length),
                task.Name,
                task.State.ToString(),
                DeviceViews.Number(task.Priority),
                task.Affinity.ToString(),
                DeviceViews.Number(cycles));
        }

        _device = new WeakReference<Device>(device);
        _at = device.Now.Value;
        _last = tasks.ToDictionary(t => t.Number, t => t.RunTime.Value);
        return FormattableString.Invariant($"cycles {from} to {_at}\n{rows}");
    }
}
