using Rtos.Core;
using Rtos.Tasks;

namespace Objects;

/// <summary>Software timers.</summary>
internal static class Timers
{
    // <timers>
    internal static void Run(TextWriter output)
    {
        var device = new Device(MenuConfig.Parse("""{ "FREERTOS_HZ": 1000, "FREERTOS_UNICORE": true }""", "timers"));
        var blink = device.CreateTimer("blink", new Ticks(5), autoReload: true, Print);
        var backlight = device.CreateTimer("backlight", new Ticks(8), autoReload: false, Print);

        device.CreateTask("main", priority: 3, stackBytes: 3072, CoreAffinity.Any, async task =>
        {
            await blink.Start(Ticks.Forever);
            await backlight.Start(Ticks.Forever);
            // main has a higher priority than the timer service task, which has not read the commands yet.
            output.WriteLine($"tick {device.TickCount}: blink runs: {await blink.IsActive()}");
            await task.Delay(new Ticks(6));
            output.WriteLine($"tick {device.TickCount}: blink runs: {await blink.IsActive()}, due at {await blink.GetExpiryTime()}");
            await backlight.Reset(Ticks.Forever);           // a key: 8 more ticks of light
            await task.Work(device.Clock.Milliseconds(10)); // nobody else runs meanwhile, the timers neither
            await blink.Stop(Ticks.Forever);
        });
        device.RunFor(TimeSpan.FromMilliseconds(40));

        Routine Print(RtosTimer timer)
        {
            output.WriteLine($"tick {device.TickCount}: {timer.Name}");
            return Routine.Completed;
        }
    }

    // </timers>

    // <timers-pend>
    internal static void Pend(TextWriter output)
    {
        var device = new Device(MenuConfig.Parse("""{ "FREERTOS_HZ": 1000 }""", "pend"));
        var done = device.CreateBinarySemaphore("done");
        device.RaiseInterruptAt(device.Clock.At(milliseconds: 3), CoreId.Core0, isr => isr.PendFromISR("evaluate", async () =>
        {
            output.WriteLine($"tick {device.TickCount}: evaluate runs in {device.CurrentTask()}");
            await done.Give();
        }));
        device.CreateTask("main", priority: 5, stackBytes: 3072, CoreAffinity.Core0, async _ =>
        {
            await done.Take(Ticks.Forever);
            output.WriteLine($"tick {device.TickCount}: main goes on");
        });
        device.RunFor(TimeSpan.FromMilliseconds(20));
    }

    // </timers-pend>

    internal static void Cost(TextWriter output)
    {
        Measure.Cost(output, "a timer", Create);

        static RtosTimer Create(Device device) => device.CreateTimer("t", new Ticks(1), autoReload: false, _ => Routine.Completed);
    }

    // <timers-mistakes>
    internal static void Mistakes(TextWriter output)
    {
        Measure.Mistake(output, "a callback that waits", device =>
        {
            var data = device.CreateQueue<int>("data", length: 1);
            var poll = device.CreateTimer("poll", new Ticks(1), autoReload: true, async _ => await data.Receive(Ticks.Forever));
            return async task => await poll.Start(Ticks.None);
        });
        Measure.Mistake(output, "a full command queue", device =>
        {
            var poll = device.CreateTimer("poll", new Ticks(1), autoReload: true, _ => Routine.Completed);
            return async task =>
            {
                var sent = 0;
                while (await poll.Reset(Ticks.None))
                {
                    sent++;
                }

                output.WriteLine($"  {sent} commands were sent, the next one was refused");
            };
        });
        Measure.Mistake(output, "a period of 0", device =>
        {
            var poll = device.CreateTimer("poll", new Ticks(1), autoReload: true, _ => Routine.Completed);
            return async task => await poll.ChangePeriod(Ticks.None, Ticks.None);
        });
        Measure.Mistake(output, "a timer that was deleted", device =>
        {
            var poll = device.CreateTimer("poll", new Ticks(1), autoReload: true, _ => Routine.Completed);
            return async task =>
            {
                await poll.Delete(Ticks.None);
                await task.Delay(new Ticks(1));
                await poll.Start(Ticks.None);
            };
        });
    }

    // </timers-mistakes>
}
