using System.Runtime.CompilerServices;

namespace Rtos.Core;

/// <summary>
/// Quickly answers "is this code on the thread that runs the device?" from the address of a local variable: another thread
/// has another stack. Asking for the current thread would take a tenth of a yield's time.
/// </summary>
internal static class HostStack
{
    /// <summary>No code runs here.</summary>
    internal const nuint Nowhere = 0;

    // Fewer bytes than any thread's stack has, and more than the methods of a task usually take.
    private const nuint NearBytes = 32 * 1024;

    /// <summary>A place on the stack of the calling thread, now.</summary>
    internal static nuint Here
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining), SkipLocalsInit]
        get
        {
            unsafe
            {
                byte variable;
                return (nuint)(&variable);
            }
        }
    }

    /// <summary>
    /// Whether the caller was called, directly or over a few methods, by the one at <paramref name="outer"/>: then both are on the
    /// same thread. If not, it may still be the same thread with many calls in between.
    /// </summary>
    /// <param name="outer">What <see cref="Here"/> was in a method that calls this one, however indirectly.</param>
    /// <returns>Whether both are known to be on the same thread.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static bool IsNear(nuint outer) => unchecked(outer - Here) < NearBytes;
}
