namespace Rtos.Thread;

/// <summary>Checks options that a program has set itself; those of a file have been checked when it was read.</summary>
internal static class ThreadOptionsCheck
{
    internal static void ThrowIfInvalid(ThreadOptions options, string parameter)
    {
        if (options.Limits is not { } limits)
        {
            throw new ArgumentException($"{nameof(ThreadOptions.Limits)} is null; leave it out for the defaults", parameter);
        }

        Range(limits.MaxThreads, 1, 16, nameof(limits.MaxThreads), parameter);
        Range(limits.DefaultStackBytes, 1, int.MaxValue, nameof(limits.DefaultStackBytes), parameter);
        Range(limits.MainStackBytes, 1, int.MaxValue, nameof(limits.MainStackBytes), parameter);
        Range(limits.TaskPriority, 1, 20, nameof(limits.TaskPriority), parameter);
        Range(limits.GilDivisor, 0, 64, nameof(limits.GilDivisor), parameter);
        if (options.StarvationLimit <= TimeSpan.Zero)
        {
            throw new ArgumentException($"{nameof(ThreadOptions.StarvationLimit)} is {options.StarvationLimit}; it must be longer than nothing", parameter);
        }
    }

    private static void Range(int value, int least, int most, string property, string parameter)
    {
        if (value < least || value > most)
        {
            throw new ArgumentException(
                $"{property} is {value}; it must be {(most == int.MaxValue ? $"at least {least}" : $"{least} to {most}")}", parameter);
        }
    }
}
