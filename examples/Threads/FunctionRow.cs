using Rtos.Core;
using Rtos.Thread;

namespace Threads;

/// <summary>A function in the tables of the page: what it is called, what the board does otherwise, and a call to try.</summary>
/// <param name="Python">As Python writes it.</param>
/// <param name="Member">The C# member.</param>
/// <param name="OnBoard">What the profile of the board does otherwise.</param>
/// <param name="Example">The call, in Python.</param>
/// <param name="Call">The same call.</param>
internal sealed record FunctionRow(string Python, string Member, string OnBoard, string Example, Func<Scene, RtosCall<PyValue>> Call)
{
    internal string Write(ThreadDialect dialect)
    {
        var manual = Scene.Play(dialect, ThreadProfile.Document, this);
        var board = Scene.Play(dialect, ThreadProfile.Firmware, this);
        var result = manual == board ? $"`{manual}`" : $"`{manual}`; on the board `{board}`";
        return $"| `{Python}` | `{Member}` | {OnBoard} | `{Example}` gives {result} |\n";
    }
}

/// <summary>Where the calls are tried: the main thread, a lock that it holds, and a thread t that has notified and written to it.</summary>
internal sealed class Scene
{
    internal required Chip Chip { get; init; }

    internal required PyThread Main { get; init; }

    internal required PyValue T { get; init; }

    internal required PyLock Held { get; init; }

    internal LoborisModule Loboris => Chip.Loboris;

    internal PycomModule Pycom => Chip.Pycom;

    internal static PyFunction F { get; } = new("f", async thread => await thread.SleepMs(10));

    internal static string Play(ThreadDialect dialect, ThreadProfile profile, FunctionRow row)
    {
        var (result, chip) = ("", new Chip(TextWriter.Null, dialect, profile));
        chip.Run(async thread =>
        {
            var t = new PyFunction("t", async self =>
            {
                await chip.Loboris.AllowSuspend(true);
                await chip.Loboris.Notify(await chip.Loboris.GetMainId(), 7);
                await chip.Loboris.SendMsg(await chip.Loboris.GetMainId(), "hello");
                await self.SleepMs(200);
            });
            var held = PycomModule.LockOf(await chip.Pycom.AllocateLock());
            await held.Acquire();
            var id = await chip.Loboris.StartNewThread("t", t, PyValue.Tuple());
            await thread.SleepMs(10);
            var scene = new Scene { Chip = chip, Main = thread, T = id, Held = held };
            if (row.Python.StartsWith("resume", StringComparison.Ordinal))
            {
                await chip.Loboris.Suspend(id);
            }

            result = await Chip.Try(() => row.Call(scene));
        });
        return result;
    }
}
