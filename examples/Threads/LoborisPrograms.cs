using Rtos.Core;
using Rtos.Thread;

namespace Threads;

/// <summary>Programs with Loboris' module.</summary>
internal static class LoborisPrograms
{
    // <quick>
    internal static void Quick(TextWriter output)
    {
        var config = MenuConfig.Parse("""{ "FREERTOS_HZ": 1000, "MICROPY_THREAD_MAX_THREADS": 2 }""", "menuconfig.json");
        var device = new Device(config);
        var threads = new ThreadModel(device, ThreadOptions.FromMenuConfig(config, ThreadDialect.Loboris));
        var module = new LoborisModule(threads);
        threads.Console.Output = output;

        var counter = new PyFunction("counter", async (thread, args) =>
        {
            for (var n = 0; await module.GetNotification() != LoborisConstants.Exit; n++)
            {
                await thread.Print(args[0], n);
                await thread.SleepMs(100);
            }
        });

        threads.StartMain(async thread =>
        {
            var red = await module.StartNewThread("red", counter, PyValue.Tuple("red"));
            await module.StartNewThread("blue", counter, PyValue.Tuple("blue"));
            try
            {
                await module.StartNewThread("green", counter, PyValue.Tuple("green"));
            }
            catch (PyException e)
            {
                await thread.Print(e.Error.ToString());
            }

            await thread.SleepMs(150);
            await thread.Print("stop:", await module.Stop(red), "kill:", await module.Kill(threads.Threads[0].Id));
        });
        output.WriteLine(threads.Run(TimeSpan.FromSeconds(5)));
    }

    // </quick>

    // <control>
    internal static void Control(TextWriter output)
    {
        var chip = new Chip(output, ThreadDialect.Loboris);
        var module = chip.Loboris;
        chip.Run(async thread =>
        {
            var worker = new PyFunction("worker", async self =>
            {
                await module.AllowSuspend(true);
                try
                {
                    await self.SleepMs(100);
                    output.WriteLine($"{chip.Milliseconds,4} ms: the sleep of 100 ms is over");
                    await self.SleepMs(5000);
                }
                finally
                {
                    output.WriteLine("never printed: a killed thread runs no finally block");
                }
            });
            var id = await module.StartNewThread("worker", worker, PyValue.Tuple());
            await thread.SleepMs(50);
            output.WriteLine($"{chip.Milliseconds,4} ms: suspend {await module.Suspend(id)}, status {await module.Status(id)}");
            await thread.SleepMs(950);
            output.WriteLine($"{chip.Milliseconds,4} ms: resume {await module.Resume(id)}");
            await thread.SleepMs(50);
            output.WriteLine($"{chip.Milliseconds,4} ms: kill {await module.Kill(id)}, status {await module.Status(id)}, name {await module.GetThreadName(id)}");
        });
    }

    // </control>

    // <messages>
    internal static void Messages(TextWriter output)
    {
        var chip = new Chip(output, ThreadDialect.Loboris);
        var module = chip.Loboris;
        chip.Run(async thread =>
        {
            var sensor = new PyFunction("sensor", async self =>
            {
                var value = await module.Wait(1000);
                output.WriteLine($"{chip.Milliseconds,4} ms: notified of {value}");
                for (var i = 1; i <= 10; i++)
                {
                    output.Write($"{await module.SendMsg(await module.GetReplId(), i * i)} ");
                }

                output.WriteLine();
                await self.SleepMs(300);
                await module.Notify(await module.GetReplId(), 77);
                await module.SendMsg(await module.GetReplId(), "done");
                await self.SleepMs(200);
            });
            var id = await module.StartNewThread("sensor", sensor, PyValue.Tuple());
            await thread.SleepMs(30);
            await module.Notify(id, 5);
            await thread.SleepMs(30);
            for (var message = await module.GetMsg(); message.Items[0].IsTrue; message = await module.GetMsg())
            {
                output.Write($"{message.Items[2]} ");
            }

            output.WriteLine();
        });
    }

    // </messages>

    // <list>
    internal static void List(TextWriter output)
    {
        var chip = new Chip(output, ThreadDialect.Loboris);
        var module = chip.Loboris;
        chip.Run(async thread =>
        {
            var idle = new PyFunction("idle", async self => await module.Wait(100));
            await module.StartNewThread("waits", idle, PyValue.Tuple());
            await module.StackSize(8192);
            await module.StartNewThread("sleeps", new PyFunction("sleep", async self => await self.SleepMs(100)), PyValue.Tuple());
            await thread.SleepMs(10);
            await module.List();
            await thread.Print(await module.List(false));
        });
    }

    // </list>
}
