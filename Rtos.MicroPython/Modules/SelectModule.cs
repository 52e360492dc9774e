using Rtos.Core;
using Rtos.Thread;

namespace Rtos.MicroPython;

/// <summary>The module <c>select</c>: waiting for the standard streams. Waiting means sleeping in pieces, as on the board.</summary>
internal static class SelectModule
{
    private const long In = 1;
    private const long Out = 4;
    private const long Error = 8;
    private const long HangUp = 16;
    private const int PollMs = 10;

    internal static ModuleObject Create()
    {
        var module = new ModuleBuilder("select");
        module.Constant("POLLIN", In);
        module.Constant("POLLOUT", Out);
        module.Constant("POLLERR", Error);
        module.Constant("POLLHUP", HangUp);
        module.Function("poll", 0, static (m, _) => m.New(new PollObject()));
        module.Function("select", 3, 4, Select);
        return module.Module;
    }

    internal static TypeObject CreateType()
    {
        var type = new NativeTypeBuilder("poll");
        type.Method("register", 2, 3, Register);
        type.Method("unregister", 2, 2, static (_, a) =>
        {
            var stream = Stream(a[1]);
            Poll(a).Entries.RemoveAll(e => e.Stream == stream);
            return Value.None;
        });
        type.Method("modify", 3, 3, Modify);
        type.Method("poll", 1, 2, static (m, a) => BeginPoll(m, Poll(a), a, isIterator: false));
        type.Method("ipoll", 1, 3, static (m, a) => BeginPoll(m, Poll(a), a, isIterator: true));
        return type.Type;
    }

    private static PollObject Poll(Arguments args) => args[0].Ref as PollObject ?? throw ScriptError.TypeError("a poll object is needed");

    private static StreamObject Stream(Value value) => value.Ref as StreamObject ?? throw ScriptError.Of(Types.OSError, "stream operation not supported");

    private static NativeResult Register(Machine machine, Arguments args)
    {
        var (poll, stream) = (Poll(args), Stream(args[1]));
        var at = poll.Entries.FindIndex(e => e.Stream == stream);
        var events = Given.Long(args, 2, In | Out);
        if (at >= 0)
        {
            poll.Entries[at] = (stream, events);
            return Value.None;
        }

        machine.Heap.Charge(ObjectBytes.Block);
        poll.Entries.Add((stream, events));
        return Value.None;
    }

    private static NativeResult Modify(Machine machine, Arguments args)
    {
        var (poll, stream) = (Poll(args), Stream(args[1]));
        var at = poll.Entries.FindIndex(e => e.Stream == stream);
        poll.Entries[at < 0 ? throw ScriptError.OSError(Errors.NoEntry) : at] = (stream, Given.Long(args, 2));
        return Value.None;
    }

    private static NativeResult BeginPoll(Machine machine, PollObject poll, Arguments args, bool isIterator)
    {
        var timeout = args.Has(1) && !args[1].IsNone ? Given.Long(args, 1) : -1;
        return Wait(machine, End(machine, timeout), m =>
        {
            var ready = poll.Entries
                .Select(e => (e.Stream, Events: EventsOf(m, e.Stream) & (e.Events | HangUp)))
                .Where(e => e.Events != 0)
                .Select(e => m.NewTuple(Value.Of(e.Stream), Value.Of(e.Events)))
                .ToList();
            return (ready.Count > 0, () => isIterator ? m.New(new ListIterator(new ListObject(ready))) : m.NewList(ready));
        });
    }

    private static NativeResult Select(Machine machine, Arguments args)
    {
        var (inputs, outputs) = (Given.Items(args[0]).ToArray(), Given.Items(args[1]).ToArray());
        Array.ForEach([.. inputs, .. outputs, .. Given.Items(args[2])], static v => Stream(v));
        var timeout = args.Has(3) && !args[3].IsNone ? (long)Math.Clamp(Given.Float(args, 3) * 1000, -1, long.MaxValue / 2) : -1;
        return Wait(machine, End(machine, timeout), m =>
        {
            var readable = inputs.Where(v => (EventsOf(m, Stream(v)) & In) != 0).ToList();
            var writable = outputs.Where(v => (EventsOf(m, Stream(v)) & Out) != 0).ToList();
            return (readable.Count + writable.Count > 0, () => m.NewTuple(m.NewList(readable), m.NewList(writable), m.NewList([])));
        });
    }

    private static long EventsOf(Machine machine, StreamObject stream)
    {
        if (!stream.IsInput)
        {
            return Out;
        }

        var input = machine.Services.Get<StandardInput>();
        input.Look();
        return (input.Count > 0 ? In : 0) | (input is { IsClosed: true, Count: 0 } ? In | HangUp : 0);
    }

    private static Instant End(Machine machine, long timeout) =>
        timeout < 0 || timeout > long.MaxValue / 1_000_000_000_000 ? Instant.Never : DeviceTime.After(machine, timeout);

    private static NativeResult Wait(Machine machine, Instant end, Func<Machine, (bool IsReady, Func<Value> Result)> look)
    {
        var (isReady, result) = look(machine);
        if (isReady || machine.Now >= end)
        {
            return result();
        }

        var rest = end == Instant.Never ? PollMs : machine.Device.Clock.ToTimeSpan(end - machine.Now).TotalMilliseconds;
        return NativeResult.Kernel(machine.Model.Runtime.WaitForInput, new PyArguments((long)Math.Clamp(Math.Ceiling(rest), 1, PollMs)), (m, _) => Wait(m, end, look));
    }
}
