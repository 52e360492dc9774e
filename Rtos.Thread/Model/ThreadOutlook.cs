namespace Rtos.Thread;

/// <summary>What can still wake threads if none of them can run by itself.</summary>
internal enum ThreadOutlook
{
    /// <summary>Nothing.</summary>
    Nothing,

    /// <summary>An interrupt, if something outside the board raises one.</summary>
    Event,

    /// <summary>Virtual time: a timer is running, or something waits to be called.</summary>
    Time,
}
