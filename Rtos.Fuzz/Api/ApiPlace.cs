namespace Rtos.Fuzz;

/// <summary>Whose code makes a call.</summary>
internal enum ApiPlace
{
    Host,
    Task,
    Interrupt,
    TimerCallback,
    Hook,
    StreamCallback,
    Tag,
    Condition,
    TraceSink,
    OtherThread,
}
