using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;

namespace Rtos.Core;

/// <summary>Prefetches memory that will be needed soon. Only the time that the run takes depends on it.</summary>
internal static class CacheHint
{
    private const int LineBytes = 64;

    /// <summary>
    /// A task has been made ready, and others will run before it. If many tasks sleep, what it needs then left the caches long
    /// ago: the rest of its control block, and the frame in which it continues.
    /// </summary>
    /// <remarks>If the collector has moved the object, its old address is prefetched; that does no harm.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static unsafe void RunsSoon(Tcb task)
    {
        if (Sse.IsSupported)
        {
            var body = task.Body;
            var address = (byte*)Unsafe.As<TaskBody, nint>(ref body);
            Sse.Prefetch0(address);
            Sse.Prefetch0(address + LineBytes);
            Sse.Prefetch0(Unsafe.AsPointer(ref task.Call.Slot));
        }
    }
}
