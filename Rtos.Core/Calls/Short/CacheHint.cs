using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;

namespace Rtos.Core;

/// <summary>Asks the processor for memory that will be needed soon. Nothing depends on it but the time that it takes.</summary>
internal static class CacheHint
{
    private const int LineBytes = 64;

    /// <summary>
    /// A task has been made ready, others will be before it runs. Where many sleep, what it needs then has left the caches
    /// long ago: the rest of its control block, and the frame that it goes on in.
    /// </summary>
    /// <remarks>An object that the collector moves meanwhile is asked for where it was; that does no harm.</remarks>
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
