using Rtos.Core;
using Rtos.Tasks;

namespace Rtos.Tests.Hosting;

/// <summary>A program with an endless loop in C#, which a test can end.</summary>
internal sealed class StuckProgram : IDisposable
{
    private readonly TaskCompletionSource _reached = new();
    private volatile bool _isEnough;

    /// <summary>Loops in a task, an instant after the start.</summary>
    internal void Load(Device device)
    {
        device.CreateTask("loops", 5, 4096, CoreAffinity.Core0, async task =>
        {
            await task.Delay(new Ticks(1));
            Loop();
            device.Host.Console.WriteLine("back");
            await task.Suspend();
        });
    }

    /// <summary>Loops while it is loaded.</summary>
    internal void LoadForever(Device device)
    {
        Loop();
        Load(device);
    }

    /// <summary>Loops; the looping is over when <see cref="Release"/> is called.</summary>
    internal void Loop()
    {
        _reached.TrySetResult();
        while (!_isEnough)
        {
            System.Threading.Thread.Yield();
        }
    }

    /// <summary>Waits until the loop has begun.</summary>
    internal void WaitForLoop() => Assert.IsTrue(_reached.Task.Wait(TimeSpan.FromSeconds(60)), "the program does not come to its loop");

    internal void Release() => _isEnough = true;

    public void Dispose() => Release();
}
