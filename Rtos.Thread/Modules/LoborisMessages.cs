using Rtos.Core;

namespace Rtos.Thread;

/// <summary>Loboris' messages: a mailbox of 8 for each thread, and the prompt that prints messages not taken by the main thread.</summary>
internal static class LoborisMessages
{
    private const int IntMessage = 1;
    private const int StrMessage = 2;

    internal static PyValue Send(scoped ref ModuleCall call)
    {
        var (id, message) = (call.Argument(0), call.Argument(1));
        if (!id.IsInt || message.Kind is not (PyKind.Int or PyKind.Str) || message is { Kind: PyKind.Str, IsTrue: false })
        {
            return false;
        }

        if (message.IsInt && (message.AsBigInteger < int.MinValue || message.AsBigInteger > int.MaxValue))
        {
            throw PyError.Overflow("overflow converting long int to machine word");
        }

        if (!id.IsTrue)
        {
            return Broadcast(ref call, message) ? 1 : 0;
        }

        var target = id.AsBigInteger > long.MaxValue || id.AsBigInteger < long.MinValue ? null : call.Model.Find(id.AsInt);
        return target is not null && target != call.Thread && Put(ref call, target, message) ? 1 : 0;
    }

    internal static PyValue Get(scoped ref ModuleCall call)
    {
        var mailbox = call.Thread.Mailbox;
        if (mailbox.Count == 0)
        {
            return PyValue.Tuple(0, 0, PyValue.None);
        }

        var message = mailbox.PopFront();
        return PyValue.Tuple(message.Type, message.Sender, message.Value);
    }

    internal static PyValue ReplAccept(scoped ref ModuleCall call)
    {
        var before = call.Model.ReplAcceptsMessages;
        if (call.Thread.IsMain && call.Optional(0) is { } flag)
        {
            call.Model.ReplAcceptsMessages = flag.IsTrue;
        }

        return before;
    }

    // The board returns the result of the last one tried.
    private static bool Broadcast(scoped ref ModuleCall call, PyValue message)
    {
        var (anyone, last) = (false, false);
        foreach (var other in call.Model.Threads)
        {
            if (other != call.Thread)
            {
                last = Put(ref call, other, message);
                anyone |= last;
            }
        }

        return call.Model.Options.IsFirmware ? last : anyone;
    }

    private static bool Put(scoped ref ModuleCall call, PyThread target, PyValue message)
    {
        if (target.Mailbox.IsFull)
        {
            call.Model.Diagnostics.MailboxFull(target, call.Thread);
            return false;
        }

        var milliseconds = (long)call.Model.Device.Clock.ToTimeSpan(call.Model.Device.Now - Instant.Start).TotalMilliseconds;
        target.Mailbox.PushBack(new PyMessage(message.IsInt ? IntMessage : StrMessage, call.Thread.Id, message, milliseconds));
        return true;
    }
}
