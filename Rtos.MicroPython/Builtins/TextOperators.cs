namespace Rtos.MicroPython;

/// <summary>Operators on <c>str</c>.</summary>
internal static class TextOperators
{
    internal static Value Binary(Machine machine, BinaryOp op, string a, Value b)
    {
        switch (op)
        {
            case BinaryOp.Modulo:
                return PercentFormat.Format(machine, a, b);
            case BinaryOp.Add when b.Ref is string other:
                machine.Heap.Reserve(a.Length + other.Length);
                return a.Length == 0 ? b : other.Length == 0 ? Value.Of(a) : machine.NewStr(a + other);
            case BinaryOp.Multiply when Numbers.IsInteger(b):
                return Repeat(machine, a, Numbers.ToInt(b));
            default:
                return default;
        }
    }

    internal static ScriptError NoImplicit(Value value) => ScriptError.TypeError($"can't convert '{Types.NameOf(value)}' object to str implicitly");

    private static Value Repeat(Machine machine, string text, int count)
    {
        if (count <= 0 || text.Length == 0)
        {
            return Value.Of(string.Empty);
        }

        machine.Heap.Reserve((long)text.Length * count);
        return machine.NewStr(new System.Text.StringBuilder(text.Length * count).Insert(0, text, count).ToString());
    }
}
