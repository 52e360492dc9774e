namespace Rtos.Thread;

/// <summary>The stages of printing, and of the prompt that prints by itself.</summary>
internal static class PrintStages
{
    // How long the prompt waits for a key before it checks for notifications and messages.
    private const int IdleMs = 100;

    /// <summary>Cuts the text into the pieces in which the interpreter writes it.</summary>
    internal static bool Prepare(scoped ref ModuleCall call)
    {
        var values = call.Pending.Arguments;
        var texts = new List<string>();
        foreach (var value in values)
        {
            if (texts.Count > 0)
            {
                texts.Add(" ");
            }

            texts.Add(call.Model.TextOf(value!.Value));
        }

        texts.Add("\n");
        call.Pending.Texts = texts;
        return true;
    }

    /// <summary>Takes the pieces as given.</summary>
    internal static bool PrepareTexts(scoped ref ModuleCall call)
    {
        var texts = new List<string>(call.Pending.Arguments.Length);
        foreach (var value in call.Pending.Arguments)
        {
            texts.Add(call.Model.TextOf(value!.Value));
        }

        call.Pending.Texts = texts;
        return true;
    }

    /// <summary>
    /// Writes the pieces. On the board every piece releases the GIL, so that lines of several threads can mix; otherwise only
    /// the last one does.
    /// </summary>
    internal static bool Write(scoped ref ModuleCall call)
    {
        var (pending, model) = (call.Pending, call.Model);
        if (pending.Pieces == 0)
        {
            model.Diagnostics.BlocksWhileSwitchingLocked(call.Thread, pending.Function.Name);
        }
        else if (!CallStages.TakeGil(ref call))
        {
            return false;
        }

        while (pending.Pieces < pending.Texts.Count)
        {
            model.Console.Write(pending.Texts[pending.Pieces++]);
            if (model.Options.IsFirmware || pending.Pieces == pending.Texts.Count)
            {
                CallStages.ReleaseGil(ref call);
                if (!CallStages.TakeGil(ref call))
                {
                    return false;
                }
            }
        }

        return true;
    }

    internal static bool BeginIdle(scoped ref ModuleCall call)
    {
        call.Pending.WakeTick = SleepStages.TickAfter(ref call, IdleMs);
        return CallStages.ReleaseGil(ref call);
    }

    /// <summary>Prints one notification and one message, each after an empty line.</summary>
    internal static bool EndIdle(scoped ref ModuleCall call)
    {
        var (model, thread) = (call.Model, call.Thread);
        if (!model.ReplAcceptsMessages)
        {
            return true;
        }

        if (thread.HasNotification)
        {
            model.Console.Write($"\n[Notification] {thread.Notification.Take()}\n");
        }

        if (thread.Mailbox.Count > 0)
        {
            var message = thread.Mailbox.PopFront();
            var sender = model.Find(message.Sender)?.Name ?? "?";
            model.Console.Write($"\n[Message from thread \"{sender}\"] {UpToZero(message.Value.ToString())}\n");
        }

        return true;
    }

    // The board prints a string of C.
    private static string UpToZero(string text)
    {
        var zero = text.IndexOf('\0', StringComparison.Ordinal);
        return zero < 0 ? text : text[..zero];
    }
}
