namespace Rtos.Explore;

/// <summary>A schedule that is damaged, or that is not of this program; the message says what differs.</summary>
internal sealed class ScheduleException(string message) : Exception(message);
