using System.Text;
using Rtos.Thread;

namespace Rtos.MicroPython;

/// <summary>The methods of the standard streams. Waiting for input means sleeping in pieces, as on the board.</summary>
internal static class StreamMethods
{
    private const int PollMs = 10;

    internal static TypeObject CreateType(string name)
    {
        var type = new NativeTypeBuilder(name);
        type.Method("read", 1, 2, static (m, a) => Read(m, Input(a[0]), Limit(a, 1), isLine: false));
        type.Method("readline", 1, 2, static (m, a) => Read(m, Input(a[0]), Limit(a, 1), isLine: true));
        type.Method("readlines", 1, 1, static (m, a) => ReadLines(m, Input(a[0]), []));
        type.Method("__iter__", 1, 1, static (_, a) => Value.Of(Input(a[0])));
        type.Method("__next__", 1, 1, static (m, a) => Next(m, Input(a[0])));
        type.Method("readinto", 2, 3, ReadInto);
        type.Method("write", 2, 2, Write);
        type.Method("flush", 1, 1, static (_, _) => Value.None);
        type.Method("close", 1, 1, static (_, _) => Value.None);
        type.Method("__enter__", 1, 1, static (_, a) => a[0]);
        type.Method("__exit__", 4, 4, static (_, _) => Value.None);
        type.Type.Attributes.Set("buffer", Value.Of(new PropertyObject(
            Value.Of(new NativeFunction("buffer", 1, 1, static (m, a) => m.New(new StreamObject(Stream(a[0]).IsInput, isBinary: true)))), default, default)));
        return type.Type;
    }

    private static StreamObject Stream(Value value) => value.Ref as StreamObject ?? throw ScriptError.Of(Types.OSError, "stream operation not supported");

    private static StreamObject Input(Value value) =>
        Stream(value) is { IsInput: true } stream ? stream : throw ScriptError.OSError(Errors.InvalidArgument);

    private static int Limit(Arguments args, int index) =>
        args.Has(index) && !args[index].IsNone && Numbers.ToInt(args[index]) is >= 0 and var limit ? limit : int.MaxValue;

    private static NativeResult Read(Machine machine, StreamObject stream, int limit, bool isLine)
    {
        var text = machine.Services.Get<StandardInput>().TryTake(limit, isLine);
        return text is null ? Wait(machine, m => Read(m, stream, limit, isLine)) : Make(machine, stream, text);
    }

    // The next line of an iteration, which ends at the end of the input.
    private static NativeResult Next(Machine machine, StreamObject stream)
    {
        var line = machine.Services.Get<StandardInput>().TryTake(int.MaxValue, isLine: true);
        return line is null ? Wait(machine, m => Next(m, stream))
            : line.Length == 0 ? throw ScriptError.Of(Types.StopIteration)
            : Make(machine, stream, line);
    }

    private static NativeResult ReadLines(Machine machine, StreamObject stream, List<Value> lines)
    {
        while (machine.Services.Get<StandardInput>().TryTake(int.MaxValue, isLine: true) is { } line)
        {
            if (line.Length == 0)
            {
                return machine.NewList(lines);
            }

            lines.Add(Make(machine, stream, line));
        }

        return Wait(machine, m => ReadLines(m, stream, lines));
    }

    private static NativeResult ReadInto(Machine machine, Arguments args)
    {
        Input(args[0]);
        var target = args[1];
        var count = Math.Min(Given.Writable(target).Length, Limit(args, 2));
        return ReadInto(machine, target, count);
    }

    private static NativeResult ReadInto(Machine machine, Value target, int count)
    {
        if (machine.Services.Get<StandardInput>().TryTake(count, isLine: false) is not { } text)
        {
            return Wait(machine, m => ReadInto(m, target, count));
        }

        var bytes = Encoding.UTF8.GetBytes(text);
        var space = Given.Writable(target);
        var written = Math.Min(bytes.Length, space.Length);
        bytes.AsSpan(0, written).CopyTo(space);
        return Value.Of((long)written);
    }

    private static Value Make(Machine machine, StreamObject stream, string text) =>
        stream.IsBinary ? machine.New(new BytesObject(Encoding.UTF8.GetBytes(text))) : machine.NewStr(text);

    private static NativeResult Wait(Machine machine, Func<Machine, NativeResult> again) =>
        NativeResult.Kernel(machine.Model.Runtime.WaitForInput, new PyArguments(PollMs), (m, _) => again(m));

    private static NativeResult Write(Machine machine, Arguments args)
    {
        if (Stream(args[0]).IsInput)
        {
            throw ScriptError.OSError(Errors.InvalidArgument);
        }

        var text = Numbers.Unwrap(args[1]).Ref as string ?? Encoding.UTF8.GetString(Given.Bytes(args[1]));
        var count = args[1].IsStr ? Chars.Count(text) : Given.Bytes(args[1]).Length;
        return NativeResult.Kernel(machine.Model.Runtime.Write, new PyArguments(text), (_, _) => Value.Of((long)count));
    }
}
