using Rtos.Core;
using Rtos.Thread;

namespace Threads;

/// <summary>What goes wrong with threads, and what is said about it.</summary>
internal static class TroublePrograms
{
    // <deadlock>
    internal static void Deadlock(TextWriter output)
    {
        var chip = new Chip(output, ThreadDialect.Pycom);
        var outcome = chip.Run(async thread =>
        {
            var (first, second) = (PycomModule.LockOf(await chip.Pycom.AllocateLock()), PycomModule.LockOf(await chip.Pycom.AllocateLock()));
            var other = new PyFunction("other", async self =>
            {
                await second.Acquire();
                await self.SleepMs(10);
                self.Location = "main.py, line 7";
                await first.Acquire();
            });
            await chip.Pycom.StartNewThread(other, PyValue.Tuple());
            await first.Acquire();
            await thread.SleepMs(10);
            thread.Location = "main.py, line 13";
            await second.Acquire();
        });
        output.WriteLine(outcome);
        output.Write(chip.Threads.Diagnostics);
        output.Write(chip.Threads.Report);
    }

    // </deadlock>

    // <trouble>
    internal static void Diagnostics(TextWriter output)
    {
        var chip = new Chip(output, ThreadDialect.Loboris);
        var module = chip.Loboris;
        chip.Run(async thread =>
        {
            var door = PycomModule.LockOf(await chip.Pycom.AllocateLock());
            var deaf = new PyFunction("deaf", async self =>
            {
                await door.Acquire();
                await self.SleepMs(1000);
            });
            var id = await module.StartNewThread("deaf", deaf, PyValue.Tuple(), stacksize: 1580);
            await thread.SleepMs(20);
            await module.Notify(id, 1);
            await module.Notify(id, 2);
            for (var i = 0; i < 9; i++)
            {
                await module.SendMsg(id, i);
            }

            await module.Stop(id);
            await module.Kill(id);
        });
        output.Write(chip.Threads.Diagnostics);
    }

    // </trouble>

    // <fairness>
    internal static void Fairness(TextWriter output)
    {
        foreach (var isFair in new[] { true, false })
        {
            var chip = new Chip(output, ThreadDialect.Loboris);
            var threads = new ThreadModel(chip.Device, chip.Threads.Options with { IsGilFair = isFair });
            var module = new LoborisModule(threads);
            threads.StartMain(async thread =>
            {
                var polite = new PyFunction("polite", async self => await self.SleepMs(10));
                await module.StartNewThread("polite", polite, PyValue.Tuple());
                await thread.SleepMs(5);
                var jumps = new GilCounter();
                for (var i = 0; i < 200_000; i++)
                {
                    await thread.Work(chip.Device.Clock.Microseconds(10));
                    await thread.Jump(jumps);
                }
            });
            threads.Run(TimeSpan.FromSeconds(5));
            output.WriteLine($"fair {isFair}: the GIL has changed hands {threads.Gil.Switches} times");
            output.Write(threads.Diagnostics);
        }
    }

    // </fairness>
}
