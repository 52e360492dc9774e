namespace Rtos.Thread;

/// <summary>Starts Loboris' threads, and keeps their stack size.</summary>
internal sealed class LoborisStarter(ThreadModel model)
{
    private const int LeastStackBytes = 1580;
    private const int MostStackBytes = 49152;

    // The size is reported as requested, and rounded down to a multiple of this at creation.
    private const int StackStep = 8;

    private int _stackBytes = model.Options.Limits.DefaultStackBytes;

    internal PyValue Start(scoped ref ModuleCall call)
    {
        if (call.Argument(0).Kind != PyKind.Str)
        {
            throw PyError.Type("expecting a string for thread name argument");
        }

        var function = call.Argument(1);
        if (function.Kind != PyKind.Callable || function.AsCallable.CallableKind is PyCallableKind.Type or PyCallableKind.Instance)
        {
            throw PyError.Type("expecting a function for thread function argument");
        }

        var arguments = ArgumentReader.Arguments(call.Argument(2), call.Optional(3));
        var onHomeCore = call.Optional(4) is not { IsTrue: false };
        var asked = call.Has(5) ? ArgumentReader.Int(call.Argument(5)) : 0;
        var stackBytes = asked is >= LeastStackBytes and <= MostStackBytes ? (int)asked : _stackBytes;

        // No firmware has ever read the option; the manual says that it is a limit.
        if (!model.Options.IsFirmware && model.IsThreadLimitReached)
        {
            throw PyError.OS("can't create thread");
        }

        return model.StartThread(ref call, call.Argument(0).AsText, function, arguments, stackBytes / StackStep * StackStep, onHomeCore).Id;
    }

    internal PyValue StackSize(scoped ref ModuleCall call)
    {
        if (!call.Has(0))
        {
            return _stackBytes;
        }

        var asked = ArgumentReader.Int(call.Argument(0));

        // A negative number is a large unsigned one.
        _stackBytes = asked switch
        {
            0 => model.Options.Limits.DefaultStackBytes,
            < 0 or > MostStackBytes => MostStackBytes,
            < LeastStackBytes => LeastStackBytes,
            _ => (int)asked,
        };
        if (asked != 0 && asked != _stackBytes)
        {
            call.Model.Diagnostics.Add(
                ThreadDiagnosticKind.StackSize, call.Thread, $"stack_size({asked}) sets {_stackBytes}: the range is {LeastStackBytes} to {MostStackBytes} bytes");
        }

        return _stackBytes;
    }
}
