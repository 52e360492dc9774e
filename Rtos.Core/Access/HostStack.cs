using System.Runtime.CompilerServices;

namespace Rtos.Core;

/// <summary>
/// A quick answer to "is this code on the thread that runs the device?" from where its variables are: another thread has
/// another stack. A look at the thread itself would take a tenth of a yield's time.
/// </summary>
internal static class HostStack
{
    /// <summary>No code is near it.</summary>
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
    /// Whether the caller was called, over a few methods, by the one that was <paramref name="outer"/>: then the thread is
    /// the same. If not, it may be the same thread with many calls in between.
    /// </summary>
    /// <param name="outer">What <see cref="Here"/> was in a method that calls this one, however indirectly.</param>
    /// <returns>Whether it is.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static bool IsNear(nuint outer) => unchecked(outer - Here) < NearBytes;
}
