using Rtos.Cli;
using Rtos.Core;
using Rtos.Hosting;
using Rtos.Tasks;
using Rtos.Tests.Hosting;

namespace Rtos.Tests.Cli;

/// <summary><c>esp32emu serve</c> with devices that never come back to the kernel, run by a child process.</summary>
internal static class HangingServe
{
    internal const string WhileLoading = "load";
    internal const string InATask = "task";

    /// <summary>Serves one device for each worker that hangs, and one that does not.</summary>
    internal static Task<int> RunAsync(string where)
    {
        var hangs = Program(where == WhileLoading ? _ => Hang() : HangInATask);
        var devices = Enumerable.Range(0, Environment.ProcessorCount).Select(i => ($"hang{i}", hangs)).ToList();
        devices.Add(("good", Program(Chips.Listening)));

        // Without the standard input of a test that has failed it would run forever.
        var longest = TimeSpan.FromMinutes(2);
        var request = new ServeRequest(devices, Chips.Idf, 1, null, null, false, longest, false, false);
        var server = new Server(request, TextWriter.Synchronized(Console.Out), TextWriter.Synchronized(Console.Error));
        return server.RunAsync(Console.OpenStandardInput);
    }

    private static ProgramFile Program(Action<Device> load) =>
        new(new ProgramIdentity("test", "test"), () => new FunctionProgram(load), Chips.Idf);

    private static void HangInATask(Device device) => device.CreateTask("hangs", 5, 4096, CoreAffinity.Core0, async task =>
    {
        await task.Work(new Cycles(1_000));
        Hang();
    });

    // As an endless loop, for less of the machine.
    private static void Hang()
    {
        using var never = new ManualResetEventSlim();
        never.Wait();
    }
}
