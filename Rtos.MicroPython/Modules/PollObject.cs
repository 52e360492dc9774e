namespace Rtos.MicroPython;

/// <summary>What <c>select.poll()</c> gives: streams, each with the events that are waited for.</summary>
internal sealed class PollObject : ScriptObject
{
    internal static readonly TypeObject PollType = SelectModule.CreateType();

    internal List<(StreamObject Stream, long Events)> Entries { get; } = [];

    internal override TypeObject Type => PollType;

    internal override int HeapBytes => ObjectBytes.Instance + (Entries.Count * ObjectBytes.Block);
}
