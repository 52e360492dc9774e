using System.Globalization;
using System.Text;

namespace Rtos.MicroPython;

/// <summary>Formats code as text, one line per instruction.</summary>
internal static class Disassembler
{
    /// <summary>One body; nested bodies are shown by name.</summary>
    internal static string Write(CodeObject code)
    {
        var text = new StringBuilder();
        for (var i = 0; i < code.Instructions.Length; i++)
        {
            var (op, argument) = code.Instructions[i];
            var meaning = Meaning(code, op, argument);
            var place = i == 0 || code.Lines[i] != code.Lines[i - 1] ? code.Lines[i].ToString(CultureInfo.InvariantCulture) : string.Empty;
            text.Append(CultureInfo.InvariantCulture, $"{place,3} {i,3} {op}{(meaning.Length > 0 ? " " : string.Empty)}{meaning}\n");
        }

        foreach (var handler in code.Handlers)
        {
            text.Append(CultureInfo.InvariantCulture, $"    {handler.Start}..{handler.End} -> {handler.Target} depth {handler.Depth}\n");
        }

        return text.ToString();
    }

    /// <summary>A body and all nested bodies.</summary>
    internal static IEnumerable<CodeObject> All(CodeObject code)
    {
        var pending = new Stack<CodeObject>([code]);
        while (pending.TryPop(out var next))
        {
            yield return next;
            foreach (var constant in next.Constants.Reverse())
            {
                if (constant.Ref is CodeObject inner)
                {
                    pending.Push(inner);
                }
            }
        }
    }

    private static string Meaning(CodeObject code, Op op, int argument)
    {
        switch (op)
        {
            case Op.LoadConst: return Show(code.Constants[argument]);
            case Op.MakeFunction: return Show(code.Constants[argument >> 3]) + Flags(argument & 7);
            case Op.LoadFast or Op.StoreFast or Op.DeleteFast or Op.LoadCell or Op.StoreCell or Op.DeleteCell or Op.LoadClosure:
                return code.LocalNames[argument];
            case Op.LoadName or Op.StoreName or Op.DeleteName or Op.LoadGlobal or Op.StoreGlobal or Op.DeleteGlobal or Op.LoadAttr or Op.StoreAttr
                or Op.DeleteAttr or Op.LoadMethod or Op.LoadSuperMethod or Op.ImportName or Op.ImportFrom:
                return code.Names[argument];
            case Op.Unary: return ((UnaryOp)argument).ToString();
            case Op.Binary or Op.InPlace: return ((BinaryOp)argument).ToString();
            case Op.Compare: return ((CompareOp)argument).ToString();
            case Op.UnpackEx: return string.Create(CultureInfo.InvariantCulture, $"{argument & 0xFF} {argument >> 8}");
            case Op.LoadSmallInt or Op.LoadBool or Op.Call or Op.CallKeyword or Op.CallMethod or Op.CallMethodKeyword or Op.CallSpread:
                return argument.ToString(CultureInfo.InvariantCulture);
            default:
                return argument == 0 && !StackEffects.IsJump(op) && op is < Op.BuildTuple or > Op.BuildString
                    ? string.Empty
                    : argument.ToString(CultureInfo.InvariantCulture);
        }
    }

    private static string Flags(int flags) =>
        (flags & 1, flags & 2, flags & 4) switch
        {
            (0, 0, 0) => string.Empty,
            var (defaults, keywords, cells) =>
                $"{(defaults != 0 ? " defaults" : string.Empty)}{(keywords != 0 ? " keywords" : string.Empty)}{(cells != 0 ? " cells" : string.Empty)}",
        };

    private static string Show(Value value) => value.Ref switch
    {
        string text => "'" + text.Replace("\n", "\\n", StringComparison.Ordinal) + "'",
        TupleObject tuple => "(" + string.Join(", ", tuple.Items.Select(Show)) + ")",
        BytesObject bytes => "b'" + Convert.ToHexString(bytes.Content) + "'",
        CodeObject code => code.Name,
        Tag when value.IsFloat => value.AsFloat.ToString("R", CultureInfo.InvariantCulture) + "f",
        Tag when value.IsBool => value.IsTrueBool ? "True" : "False",
        Tag when value.IsNone => "None",
        Tag => value.Bits.ToString(CultureInfo.InvariantCulture),
        _ => value.ToString(),
    };
}
