using Rtos.Core;

namespace Rtos.Thread;

/// <summary>The calls that an interpreter makes besides those of the modules: a thread's beginning and end, jumps, time, sleeping, printing, the prompt.</summary>
/// <remarks>
/// A front end's thread makes <see cref="Enter"/> first, which takes the GIL, and <see cref="End"/> last; the main thread
/// then makes <see cref="ReplIdle"/> forever. For threads in C# this is done automatically.
/// </remarks>
public sealed class ThreadRuntime
{
    internal ThreadRuntime(ThreadModel model)
    {
        Enter = new ModuleFunction(model, "enter", new Signature(""), CallStages.TakeGil) { IsFirstCall = true };
        End = new ModuleFunction(model, "exit", new Signature(""), static (scoped ref ModuleCall call) =>
        {
            call.Model.EndThread(ref call);
            return true;
        });
        ReleasePoint = new ModuleFunction(model, "turn", new Signature(""), GilStages.TurnAtJump, CallStages.TakeGil);
        Work = new ModuleFunction(model, "work", new Signature("cycles"), GilStages.Work);
        Sleep = new ModuleFunction(
            model, "sleep", new Signature("seconds, [real]"), SleepStages.BeginSeconds, SleepStages.Sleep, CallStages.TakeGil, SleepStages.EndSeconds);
        SleepMs = new ModuleFunction(
            model, "sleep_ms", new Signature("ms, [real]"), SleepStages.BeginMs, SleepStages.Sleep, CallStages.TakeGil, SleepStages.EndMs);
        WaitForInput = new ModuleFunction(
            model, "sleep_ms", new Signature("ms, [real]"), SleepStages.BeginMs, SleepStages.Sleep, CallStages.TakeGil, SleepStages.EndMs)
        {
            Purpose = "waiting for input",
        };
        Print = new ModuleFunction(
            model, "print", new Signature("values") { IsOpen = true }, PrintStages.Prepare, PrintStages.Write);
        Write = new ModuleFunction(
            model, "print", new Signature("texts") { IsOpen = true }, PrintStages.PrepareTexts, PrintStages.Write);
        GilExit = new ModuleFunction(model, "gil_exit", new Signature(""), GilStages.Exit);
        GilEnter = new ModuleFunction(model, "gil_enter", new Signature(""), CallStages.TakeGil) { IsFirstCall = true };
        ReplIdle = new ModuleFunction(
            model, "prompt", new Signature(""), PrintStages.BeginIdle, CallStages.Sleep, CallStages.TakeGil, PrintStages.EndIdle);
    }

    /// <summary>The first call of a thread: waits for the GIL.</summary>
    public ModuleFunction Enter { get; }

    /// <summary>The last call of a thread: prints the exception with which it ended, leaves the table, releases the GIL. The main thread is then at the prompt.</summary>
    public ModuleFunction End { get; }

    /// <summary>Lets another thread run: what a jump does whenever <see cref="Gil.CountJump"/> requires it.</summary>
    public ModuleFunction ReleasePoint { get; }

    /// <summary>Runs code for a number of cycles, holding the GIL.</summary>
    public ModuleFunction Work { get; }

    /// <summary><c>time.sleep(seconds)</c>.</summary>
    public ModuleFunction Sleep { get; }

    /// <summary><c>time.sleep_ms(ms)</c>.</summary>
    public ModuleFunction SleepMs { get; }

    /// <summary>A sleep before the next check for input; separate in reports, but <see cref="SleepMs"/> in the trace.</summary>
    internal ModuleFunction WaitForInput { get; }

    /// <summary><c>print(…)</c>.</summary>
    public ModuleFunction Print { get; }

    /// <summary>Writes texts on the console, each as a separate piece as <c>print</c> does, with nothing between and after them.</summary>
    public ModuleFunction Write { get; }

    /// <summary>Releases the GIL for C# code that may wait: <c>MP_THREAD_GIL_EXIT</c>.</summary>
    internal ModuleFunction GilExit { get; }

    /// <summary>Takes the GIL again after that code: <c>MP_THREAD_GIL_ENTER</c>.</summary>
    internal ModuleFunction GilEnter { get; }

    /// <summary>The prompt waits 100 ms for a key, then prints at most one notification and one message for the main thread.</summary>
    public ModuleFunction ReplIdle { get; }

    /// <summary>Begins <see cref="Work"/>, for bodies that are not coroutines.</summary>
    /// <param name="cycles">How many, at least 1.</param>
    /// <returns>Whether it has already ended.</returns>
    internal bool BeginWork(long cycles) => Work.BeginWork(cycles);

    /// <summary>Whether a function only sleeps.</summary>
    internal bool IsSleep(ModuleFunction function) => function == Sleep || function == SleepMs || function == WaitForInput;

    internal async Routine Give() => await ReleasePoint.Call();
}
