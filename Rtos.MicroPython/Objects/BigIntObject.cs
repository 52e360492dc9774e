using System.Numerics;

namespace Rtos.MicroPython;

/// <summary>An <c>int</c> that does not fit in 64 bits.</summary>
internal sealed class BigIntObject(BigInteger number) : ScriptObject
{
    internal BigInteger Number { get; } = number;

    internal override TypeObject Type => Types.Int;

    internal override int HeapBytes => ObjectBytes.BigInt(Number);

    public override string ToString() => BigWork.Text(Number);
}
