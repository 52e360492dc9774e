namespace Rtos.MicroPython;

/// <summary>Raises exceptions: each unwinds frame by frame, to the nearest handler, to a receiver that expects it, or out of the thread.</summary>
/// <param name="state">The thread.</param>
/// <param name="cost">The cycles that an exception takes.</param>
internal sealed class Unwinder(ThreadState state, int cost)
{
    private readonly ValueStack _values = state.Values;
    private readonly FrameStack _frames = state.Frames;

    /// <summary>Raises an exception in the innermost frame.</summary>
    /// <param name="error">The exception.</param>
    /// <param name="isAgain">Whether the frame has raised it before: then its line is already in the traceback.</param>
    internal void Raise(ExceptionObject error, bool isAgain = false)
    {
        state.Owed += cost;
        while (_frames.Current is { Caller: not null } frame)
        {
            if (!frame.Code.IsHidden && !isAgain)
            {
                error.AddLine(new TraceEntry(frame.Code.File, frame.Code.Lines[_frames.At(frame)], frame.Code.Name));
            }

            isAgain = false;
            var found = FindHandler(frame);
            if (frame == _frames.Between)
            {
                _frames.Between = null;
            }

            if (found is { } handler)
            {
                _values.Count = frame.StackBase + handler.Depth;
                _values.Push(Value.Of(error));
                frame.Ip = handler.Target;
                return;
            }

            error = EndGenerator(frame, error);
            var continuation = frame.Continuation;
            _frames.Pop();
            if (continuation.Receiver is { } receiver && receiver.Fail(error, continuation))
            {
                return;
            }
        }

        // The lowest frame has no caller: the code that started the thread takes the exception.
        _frames.Current.Continuation.Receiver!.Fail(error, _frames.Current.Continuation);
    }

    private static ExceptionObject EndGenerator(Frame frame, ExceptionObject error)
    {
        if (frame.Generator is not { } generator)
        {
            return error;
        }

        generator.End();
        return error.Type.IsSubclassOf(Types.StopIteration) ? ScriptError.RuntimeError("generator raised StopIteration").Exception : error;
    }

    private ExceptionHandler? FindHandler(Frame frame)
    {
        var at = _frames.At(frame);
        foreach (var handler in frame.Code.Handlers)
        {
            if (handler.Start <= at && at < handler.End)
            {
                return handler;
            }
        }

        return null;
    }
}
