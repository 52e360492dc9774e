namespace Rtos.Explore;

/// <summary>The program does different things under the same schedule, so nothing can be said about its schedules.</summary>
internal sealed class UnsearchableException(string message) : Exception(message);
