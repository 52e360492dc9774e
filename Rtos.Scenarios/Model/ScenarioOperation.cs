using Rtos.Core;

namespace Rtos.Scenarios;

/// <summary>One operation of a task or an interrupt, its arguments checked and resolved.</summary>
/// <remarks>The operation determines which arguments are used; the others keep their default values.</remarks>
public sealed class ScenarioOperation
{
    internal ScenarioOperation(string name, JsonLocation location)
    {
        Name = name;
        Location = location;
    }

    /// <summary>The name of the operation in files and traces.</summary>
    public string Name { get; }

    /// <summary>Where the file lists it.</summary>
    public JsonLocation Location { get; }

    /// <summary>The task that the operation is about.</summary>
    /// <value><see langword="null"/> if there is none or when <see cref="TargetsSelf"/> is set.</value>
    public ScenarioTask? Task { get; internal set; }

    /// <summary>Whether it is about the calling task, written <c>"self"</c>.</summary>
    public bool TargetsSelf { get; internal set; }

    /// <summary>The kernel object that the operation is about.</summary>
    public ScenarioObject? KernelObject { get; internal set; }

    /// <summary>The cycles of <c>work</c> (0 to 2^53), or the new priority of <c>setPriority</c>.</summary>
    public long Number { get; internal set; }

    /// <summary>By how many cycles <c>work</c> may take longer than <see cref="Number"/> in a search for schedules.</summary>
    /// <value>0 to 2^32 - 1; 0 if the file gives one length.</value>
    public uint Spread { get; internal set; }

    /// <summary>The item sent, the value notified, the bits to clear, or the bits to clear on entry.</summary>
    public uint Value { get; internal set; }

    /// <summary>The second 32-bit argument: the bits to clear on exit.</summary>
    public uint Value2 { get; internal set; }

    /// <summary>The longest wait, or the ticks of <c>delay</c>, <c>delayUntil</c> (at least 1) and <c>catchUpTicks</c>.</summary>
    public Ticks Wait { get; internal set; }

    /// <summary>The notification entry of the task.</summary>
    /// <value>0 to 2; the default is 0.</value>
    public int NotifyIndex { get; internal set; }

    /// <summary>Whether <c>notifyTake</c> clears the value instead of decrementing it.</summary>
    public bool Flag { get; internal set; }

    /// <summary>Whether <c>waitBits</c> waits for all bits.</summary>
    public bool Flag2 { get; internal set; }

    /// <summary>What a notification does to the value.</summary>
    public NotifyAction Action { get; internal set; }
}
