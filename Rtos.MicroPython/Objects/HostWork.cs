namespace Rtos.MicroPython;

/// <summary>The steps that functions in C# make at once: they take virtual time, and there is a most of them.</summary>
/// <remarks>
/// Code in C# cannot be left in its midst, so that one call of it must be short on the host whatever a script gives it.
/// The count is the host thread's, as comparisons and hashes know no machine; whoever runs bytecode takes it
/// before the thread can run something else.
/// </remarks>
internal static class HostWork
{
    /// <summary>The steps after which a walk is handed over to Python code, which can be left.</summary>
    internal const int Handover = 10_000;

    private const long Short = 1024;
    private const long PerStep = 16;
    private const long Most = 2_000_000;
    private const int Deepest = 500;

    [ThreadStatic]
    private static HostWorkCount? _count;

    /// <summary>The count of the host's thread that runs.</summary>
    internal static HostWorkCount OfThisThread => _count ??= new HostWorkCount();

    /// <summary>Whether so much has been done since the last instruction that Python code should go on, which can be left.</summary>
    internal static bool IsMuch => OfThisThread.Steps > Most / 2;

    /// <summary>Counts steps.</summary>
    /// <exception cref="ScriptError">They are too many for one call: a RuntimeError.</exception>
    internal static void Step(long steps = 1)
    {
        var count = OfThisThread;
        count.Steps += Math.Min(steps, Most);
        count.Limited += steps;
        if (count.Limited > Most)
        {
            count.Limited = Most;
            throw ScriptError.RuntimeError("too much work for one call");
        }
    }

    /// <summary>Lets time pass for work whose amount the heap bounds already.</summary>
    internal static void Charge(long steps) => OfThisThread.Steps += Math.Min(steps, Most);

    /// <summary>Lets time pass for a walk over something long; a short one is part of the call that makes it.</summary>
    /// <param name="length">The elements, characters or bytes.</param>
    internal static void ChargeLong(long length)
    {
        if (length > Short)
        {
            Charge(length / PerStep);
        }
    }

    /// <summary>Counts a comparison of something long.</summary>
    /// <param name="length">The characters or bytes.</param>
    /// <exception cref="ScriptError">There were too many in one call: a RuntimeError.</exception>
    internal static void StepLong(long length)
    {
        if (length > Short)
        {
            Step(length / PerStep);
        }
    }

    /// <summary>Goes one object deeper, on the host's stack; <see cref="Ascend"/> has to follow.</summary>
    /// <exception cref="ScriptError">It is too deep: a RuntimeError.</exception>
    internal static void Descend()
    {
        Step();
        var count = OfThisThread;
        if (count.Depth >= Deepest)
        {
            throw ScriptError.RuntimeError("maximum recursion depth exceeded");
        }

        count.Depth++;
    }

    internal static void Ascend() => OfThisThread.Depth--;
}
