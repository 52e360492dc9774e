using Rtos.Core;
using Rtos.Hosting;

namespace Rtos.Cli;

/// <summary>The commands of the line console, one row each.</summary>
internal static class ConsoleCommands
{
    private static readonly ConsoleCommand[] Rows =
    [
        new("help", "[COMMAND]", "lists the commands, or explains one", 0, 1, Help),
        new("devices", "", "all devices: state, time, lag, counts", 0, 0, call => Done(DeviceCommands.List(call.Session.Devices, call.Session.InUseOrNull))),
        new("use", "NAME", "later commands are about this device", 1, 1, Use),
        new("ps", "", "tasks: state, priority, CPU share since the boot, stack, what they wait for", 0, 0, call => Look(call, DeviceViews.Tasks)),
        new("top", "", "CPU share of each task since the last top", 0, 0, call => Look(call, call.Session.SharesOf(call.Device.Name).Take)),
        new("cores", "", "cores: what they run, how busy they were", 0, 0, call => Look(call, DeviceViews.Cores)),
        new("heap", "", "who holds how much", 0, 0, call => Look(call, DeviceViews.Heap)),
        new("queues", "", "kernel objects, what they hold, who waits", 0, 0, call => Look(call, DeviceViews.Objects)),
        new("console", "", "the last lines that the device has printed", 0, 0, call => Done(string.Join('\n', call.Device.RecentConsole))) { ShowsDevice = true },
        new("pause", "", "stops virtual time", 0, 0, call => DeviceCommands.Change(call, call.Device.PauseAsync)),
        new("step", "[tick|TIME]", "the next instant, the next tick, or a time such as 10ms", 0, 1, DeviceCommands.Step) { TakesRest = true },
        new("resume", "", "lets virtual time continue", 0, 0, call => DeviceCommands.Change(call, call.Device.ResumeAsync)),
        new("reset", "", "boots the device again", 0, 0, call => DeviceCommands.Change(call, call.Device.ResetAsync)),
        new("notify", "TASK [VALUE [ACTION]]", "notifies a task; the action is increment, setBits, overwrite, noOverwrite or none", 1, 3, DeviceCommands.Notify),
        new("send", "QUEUE ITEM", "sends an item to a queue: a number, true, \"text\"", 2, 2, DeviceCommands.Send) { TakesRest = true },
        new("interrupt", "NAME", "raises an interrupt that the program has named", 1, 1, DeviceCommands.Interrupt),
        new("write", "[NAME] [TEXT]", "a line for a device's console: a script's prompt; without a text an empty one; what it prints is shown", 0, 1, WriteCommand.Run) { TakesRest = true },
        new("follow", "[NAME]", "what a device prints, as it prints it, until unfollow", 0, 1, Follow),
        new("unfollow", "[NAME]", "ends follow", 0, 1, Unfollow),
        new("trace", "on|off", "the device's trace, a line an event, until it is switched off", 1, 1, Trace),
        new("raw", "on|off", "whether `console`, `follow` and `write` show escapes as they are, instead of as \\x1b", 1, 1, Raw),
        new("token", "VALUE", "must be the first line over TCP; after that it does nothing", 1, 1, _ => Done("")),
        new("quit", "", "leaves", 0, 0, _ => Done("")),
    ];

    internal static IEnumerable<string> Names => Rows.Select(r => r.Name);

    internal static ConsoleCommand Find(string name) => Array.Find(Rows, r => r.Name == name)
        ?? throw new ConsoleException($"unknown command {ShownText.Cut(name)}{HintOr(name, Names, "; help lists them")}");

    /// <summary>The nearest name, or another hint.</summary>
    internal static string HintOr(string name, IEnumerable<string> names, string otherwise) =>
        NearestName.Hint(name, names) is { Length: > 0 } hint ? hint : otherwise;

    private static Task<string> Done(string text) => Task.FromResult(text);

    private static Task<string> Look(ConsoleCall call, Func<Device, string> view) => call.Device.InspectAsync(view, call.Cancellation);

    private static Task<string> Help(ConsoleCall call)
    {
        if (call.Argument(0) is { } name)
        {
            var row = Find(name);
            return Done($"{row.Name} {row.Arguments}".TrimEnd() + $": {row.Help}");
        }

        var columns = new TextColumns("command", "does");
        foreach (var row in Rows)
        {
            columns.Add($"{row.Name} {row.Arguments}", row.Help);
        }

        return Done($"{columns}\nA command is about the device in use; NAME: before it names another one, as in `blink: ps`.");
    }

    private static Task<string> Use(ConsoleCall call)
    {
        call.Session.Use(call.Arguments[0]);
        return Done("");
    }

    private static async Task<string> Trace(ConsoleCall call)
    {
        if (IsOn(call, "trace"))
        {
            call.Session.TraceOn(call.Device);
        }
        else
        {
            await call.Session.TraceOffAsync(call.Device).ConfigureAwait(false);
        }

        return "";
    }

    private static Task<string> Follow(ConsoleCall call)
    {
        var device = Named(call);
        if (call.Session.SeesPrints)
        {
            return Done("what devices print is shown here anyway");
        }

        call.Session.Follow(device);
        return Done("");
    }

    private static async Task<string> Unfollow(ConsoleCall call)
    {
        await call.Session.UnfollowAsync(Named(call)).ConfigureAwait(false);
        return "";
    }

    private static EmulatedDevice Named(ConsoleCall call) => call.Argument(0) is { } name ? call.Session.Find(name) : call.Device;

    private static Task<string> Raw(ConsoleCall call)
    {
        call.Session.IsRaw = IsOn(call, "raw");
        return Done("");
    }

    private static bool IsOn(ConsoleCall call, string command) => call.Arguments[0] switch
    {
        "on" => true,
        "off" => false,
        var other => throw new ConsoleException($"{command} {ShownText.Cut(other)}: it must be on or off"),
    };
}
