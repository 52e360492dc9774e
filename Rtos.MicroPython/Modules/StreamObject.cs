namespace Rtos.MicroPython;

/// <summary><c>sys.stdin</c>, <c>sys.stdout</c>, <c>sys.stderr</c>, or the <c>buffer</c> of one.</summary>
internal sealed class StreamObject(bool isInput, bool isBinary) : ScriptObject
{
    private static readonly TypeObject TextType = StreamMethods.CreateType("TextIOWrapper");
    private static readonly TypeObject BinaryType = StreamMethods.CreateType("FileIO");

    internal bool IsInput { get; } = isInput;

    internal override bool IsIterator => IsInput;

    internal bool IsBinary { get; } = isBinary;

    internal override TypeObject Type => IsBinary ? BinaryType : TextType;

    internal override int HeapBytes => 0;
}
