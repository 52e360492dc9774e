using Rtos.Core;

namespace Rtos.Hosting;

/// <summary>Lets inputs enter a device: first the journal, then the device, then the sender. An acknowledged input is never lost.</summary>
/// <remarks>Used by the thread that has the device's turn; any thread reads <see cref="NotTaken"/>.</remarks>
internal sealed class Entrance(EngineHost host, string device, SessionJournal journal, DeviceOutputs outputs)
{
    private long _notTaken;

    /// <summary>The number of inputs that entered and were not taken by their target.</summary>
    internal long NotTaken => Interlocked.Read(ref _notTaken);

    /// <summary>Lets in the inputs that the gate has selected.</summary>
    /// <returns>Whether the journal has them; if not, the device has failed, and the inputs with it.</returns>
    internal bool TryEnter(DeviceBoot boot, InputGate gate)
    {
        var entering = gate.Entering;
        if (entering.Count == 0)
        {
            return true;
        }

        var at = boot.OpenInstant;
        var number = journal.Inputs;
        if (!journal.TryWriteInputs(entering, at))
        {
            return false;
        }

        for (var i = 0; i < entering.Count; i++)
        {
            Raise(boot, gate, at, number + i + 1, entering[i].Target);
        }

        host.Metrics.InputsEntered(entering.Count);
        for (var i = 0; i < entering.Count; i++)
        {
            entering[i].Input.Accept(number + i + 1, at);
        }

        gate.Entered();
        return true;
    }

    private void Raise(DeviceBoot boot, InputGate gate, Instant at, long number, InputTarget target) =>
        boot.Raise(at, target.Core, isr => Deliver(isr, gate, number, target));

    // In the interrupt.
    private void Deliver(InterruptContext isr, InputGate gate, long number, InputTarget target)
    {
        gate.Delivered(target);
        if (!target.Run(isr))
        {
            Interlocked.Increment(ref _notTaken);
            var text = FormattableString.Invariant($"input {number} ({target.Value}) was not taken");
            outputs.Put(new DeviceOutput(OutputKinds.Messages, isr.Now, text, "input"));
            host.Log.InputNotTaken(device, text);
        }
    }
}
