using HostThread = System.Threading.Thread;

namespace Rtos.Core;

/// <summary>Which thread of the host runs a device. Looked at where it costs nothing: at a run, and when the host changes the device.</summary>
internal sealed class DeviceUse
{
    private HostThread? _runner;

    /// <summary>A run begins on this thread.</summary>
    /// <exception cref="InvalidOperationException">Another thread runs the device.</exception>
    internal void Begin()
    {
        var me = HostThread.CurrentThread;
        if (Interlocked.CompareExchange(ref _runner, me, null) is { } other)
        {
            Refuse(other, me);
        }
    }

    /// <summary>The run has ended.</summary>
    internal void End() => Volatile.Write(ref _runner, null);

    /// <summary>This thread is about to change the device.</summary>
    /// <exception cref="InvalidOperationException">Another thread runs it.</exception>
    internal void Check()
    {
        if (Volatile.Read(ref _runner) is { } other && other != HostThread.CurrentThread)
        {
            Refuse(other, HostThread.CurrentThread);
        }
    }

    private static void Refuse(HostThread other, HostThread me) => throw new InvalidOperationException(
        $"{NameOf(me)} used the device while {NameOf(other)} runs it; a device belongs to one thread at a time: "
        + "let the run return first, or give each thread a device of its own");

    private static string NameOf(HostThread thread) =>
        string.IsNullOrEmpty(thread.Name) ? $"thread {thread.ManagedThreadId}" : $"thread {thread.ManagedThreadId} ({thread.Name})";
}
