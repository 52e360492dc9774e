namespace Rtos.Thread;

/// <summary>Queries of Loboris' threads about each other.</summary>
internal static class LoborisNames
{
    private const string Unknown = "unknown";

    internal static PyValue OfThread(scoped ref ModuleCall call) =>
        call.Model.Find(ArgumentReader.Int(call.Argument(0)))?.Name ?? Unknown;

    // Its variable is set only when the prompt begins.
    internal static PyValue ReplId(scoped ref ModuleCall call) =>
        call.Model.Options.IsFirmware && !call.Model.HasReplStarted ? 0 : MainId(ref call);

    internal static PyValue MainId(scoped ref ModuleCall call) => call.Model.Main?.Id ?? 0;

    // The board's search skips the caller.
    internal static PyValue Status(scoped ref ModuleCall call)
    {
        var target = call.Model.Find(ArgumentReader.Int(call.Argument(0)));
        return target is null || (call.Model.Options.IsFirmware && target == call.Thread) ? (int)ThreadStatus.Terminated : (int)target.Status;
    }

    internal static bool BeginList(scoped ref ModuleCall call)
    {
        if (call.Optional(0) is { IsTrue: false })
        {
            return call.Finish(PyValue.Tuple([.. call.Model.Threads.Select(Row)]));
        }

        call.Pending.Texts = [.. call.Model.Threads.Select(Line)];
        return true;
    }

    private static PyValue Row(PyThread thread) => PyValue.Tuple(
        thread.Id, (int)thread.Type, thread.Name, (int)thread.Status, thread.StackBytes, thread.MaxStackUsed);

    private static string Line(PyThread thread)
    {
        var (state, type) = (thread.Status.ToString().ToLowerInvariant(), thread.Type.ToString().ToUpperInvariant());
        return FormattableString.Invariant(
            $"ID={thread.Id}, Name: {thread.Name}, State: {state}, Stack={thread.StackBytes}, MaxUsed={thread.MaxStackUsed}, Type: {type}\n");
    }
}
