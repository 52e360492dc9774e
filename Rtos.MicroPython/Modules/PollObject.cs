namespace Rtos.MicroPython;

/// <summary>The object returned by <c>select.poll()</c>: streams, each with its awaited events.</summary>
internal sealed class PollObject : ScriptObject
{
    internal static readonly TypeObject PollType = SelectModule.CreateType();

    internal List<(StreamObject Stream, long Events)> Entries { get; } = [];

    internal override TypeObject Type => PollType;

    internal override int HeapBytes => ObjectBytes.Instance + (Entries.Count * ObjectBytes.Block);
}
