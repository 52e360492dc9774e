namespace Rtos.MicroPython;

/// <content>Making objects: every one is charged to the script's heap.</content>
internal sealed partial class Machine
{
    /// <summary>A <c>str</c> that has been made now.</summary>
    internal Value NewStr(string text)
    {
        Heap.Charge(ObjectBytes.Text(text));
        return Value.Of(text);
    }

    /// <summary>A <c>float</c>.</summary>
    internal Value NewFloat(double number)
    {
        Heap.Charge(ObjectBytes.Float);
        return Value.Of(number);
    }

    /// <summary>A <c>tuple</c> of these very elements.</summary>
    internal Value NewTuple(params Value[] items) => items.Length == 0 ? Value.Of(TupleObject.Empty) : New(new TupleObject(items));

    /// <summary>A <c>list</c> that takes the .NET list over.</summary>
    internal Value NewList(List<Value> items) => New(new ListObject(items));

    /// <summary>An object that has been made now.</summary>
    internal Value New(ScriptObject made)
    {
        Heap.Charge(made.HeapBytes);
        return Value.Of(made);
    }
}
