using System.Text;
using Rtos.Thread;

namespace Rtos.MicroPython;

/// <summary><c>print</c>: a call of the thread library, since it releases the GIL.</summary>
internal static class PrintFunction
{
    private const int Separator = 0;
    private const int End = 1;
    private const int File = 2;

    private static readonly string[] Names = ["sep", "end", "file", "flush"];

    /// <summary>The function.</summary>
    internal static NativeFunction Function { get; } =
        new("print", 0, NativeFunction.Open, Print) { TakesAnyKeyword = true, FallbackName = "op_print" };

    /// <summary>Prints a value at the prompt, and writes texts for the fallback.</summary>
    internal static NativeFunction Write { get; } = new("_write", 1, 1, static (machine, args) =>
        NativeResult.Kernel(machine.Model.Runtime.Write, new PyArguments(PyValue.Of(args[0].AsStr))));

    private static NativeResult Print(Machine machine, Arguments args)
    {
        foreach (var name in args.KeywordNames)
        {
            if (Array.IndexOf(Names, name) < 0)
            {
                throw ScriptError.TypeError("extra keyword arguments given");
            }
        }

        if (!args.Keyword(Names[File]).IsUnset && !args.Keyword(Names[File]).IsNone)
        {
            return Value.Fallback;
        }

        var pieces = new List<PyValue>((args.Count * 2) + 1);
        var separator = Option(args, Separator, " ");
        var text = new StringBuilder();
        foreach (var value in args.Positional)
        {
            if (pieces.Count > 0)
            {
                pieces.Add(separator);
            }

            text.Clear();
            if (!Text.TryStr(machine, value, text))
            {
                return Value.Fallback;
            }

            HostWork.Step(text.Length);
            pieces.Add(text.ToString());
        }

        pieces.Add(Option(args, End, "\n"));
        return NativeResult.Kernel(machine.Model.Runtime.Write, new PyArguments(pieces));
    }

    private static string Option(Arguments args, int index, string usual) => args.Keyword(Names[index]) switch
    {
        { IsUnset: true } or { IsNone: true } => usual,
        { IsStr: true } text => text.AsStr,
        var other => throw ScriptError.TypeError($"can't convert '{Types.NameOf(other)}' object to str implicitly"),
    };
}
