using Rtos.Core;
using Rtos.Thread;

namespace Threads;

/// <summary>Programs with Pycom's module.</summary>
internal static class PycomPrograms
{
    // The manual's example, for four and a half seconds.
    // <pycom>
    internal static void Quick(TextWriter output)
    {
        var chip = new Chip(output, ThreadDialect.Pycom);
        var function = new PyFunction("th_func", async (thread, args) =>
        {
            for (; ; )
            {
                await thread.Sleep(args[0]);
                await thread.Print($"Running thread {args[1]}");
            }
        });
        chip.Threads.StartMain(async _ =>
        {
            for (var i = 0; i < 2; i++)
            {
                await chip.Pycom.StartNewThread(function, PyValue.Tuple(i + 1, i));
            }
        });
        chip.Device.RunFor(TimeSpan.FromSeconds(4.5));
    }

    // </pycom>

    // <locks>
    internal static void Locks(TextWriter output)
    {
        var chip = new Chip(output, ThreadDialect.Pycom);
        chip.Run(async thread =>
        {
            var door = PycomModule.LockOf(await chip.Pycom.AllocateLock());
            await door.Acquire();
            var waiter = new PyFunction("waiter", async _ =>
            {
                output.WriteLine($"{chip.Milliseconds,4} ms: acquire(0) {await door.Acquire(0)}");
                output.WriteLine($"       acquire(1, 0.3) {await door.Acquire(1, 0.3)} at {chip.Milliseconds} ms");
                output.WriteLine($"       acquire() {await door.Acquire()} at {chip.Milliseconds} ms");
            });
            await chip.Pycom.StartNewThread(waiter, PyValue.Tuple());
            await thread.SleepMs(500);
            await door.Release();
            await thread.SleepMs(10);
            output.WriteLine($"{chip.Milliseconds,4} ms: the waiter has ended, locked() {await door.Locked()}");
            await door.Release();
            output.WriteLine($"       release() again: {await Chip.Try(door.Release)}");
        });
        output.Write(chip.Threads.Diagnostics);
    }

    // </locks>
}
