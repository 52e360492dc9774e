namespace Rtos.MicroPython;

/// <summary>The steps that functions in C# make at once: they cost virtual time and are limited.</summary>
/// <remarks>
/// C# code cannot be left halfway, so one call of it must be short on the host whatever a script passes to it.
/// The count belongs to the host thread, as comparisons and hashes have no machine; the code that runs bytecode takes it
/// before the thread can run something else.
/// </remarks>
internal static class HostWork
{
    /// <summary>The number of steps after which an iteration is handed over to Python code, which can be left.</summary>
    internal const int Handover = 10_000;

    private const long Short = 1024;
    private const long PerStep = 16;
    private const long Most = 2_000_000;
    private const int Deepest = 500;

    [ThreadStatic]
    private static HostWorkCount? _count;

    /// <summary>The count of the running host thread.</summary>
    internal static HostWorkCount OfThisThread => _count ??= new HostWorkCount();

    /// <summary>Whether so much has been done since the last instruction that Python code should continue, which can be left.</summary>
    internal static bool IsMuch => OfThisThread.Steps > Most / 2;

    /// <summary>Counts steps.</summary>
    /// <exception cref="ScriptError">There are too many for one call: a RuntimeError.</exception>
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

    /// <summary>Charges time for work whose amount the heap already limits.</summary>
    internal static void Charge(long steps) => OfThisThread.Steps += Math.Min(steps, Most);

    /// <summary>Charges time for iterating over something long; a short iteration is part of the call that makes it.</summary>
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

    /// <summary>Goes one object deeper, on the host's stack; <see cref="Ascend"/> must follow.</summary>
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
