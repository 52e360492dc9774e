using Rtos.Core;
using Rtos.Tasks;
using Rtos.Thread;

namespace Rtos.MicroPython;

/// <summary>A call of a function of a C# module: its caller and arguments.</summary>
/// <remarks>
/// The interpreter has checked their number. Each reading method checks the type, and raises Python's <c>TypeError</c> with the text of
/// the interpreter's own functions. Indices count from 0; the object of a method is not included.
/// </remarks>
public sealed class ScriptArguments
{
    private readonly Machine _machine;
    private readonly string _function;
    private readonly ParameterList _parameters;
    private readonly Value[] _values;

    internal ScriptArguments(Machine machine, string function, ParameterList parameters, Value[] values)
    {
        _machine = machine;
        _function = function;
        _parameters = parameters;
        _values = values;
        Thread = machine.Current.Thread;
    }

    /// <summary>The thread that calls.</summary>
    public PyThread Thread { get; }

    /// <summary>The task of the thread that calls: an async function waits with it, as in <c>await arguments.Task.Delay(new Ticks(5))</c>.</summary>
    public RtosTask Task => Thread.Task;

    /// <summary>The virtual time at which the call is made, including the cycles that the script's code has taken until then.</summary>
    public Instant Now => IsWithoutGil ? _machine.Device.Now : _machine.Now;

    /// <summary>Whether the function runs without the GIL, in its task.</summary>
    internal bool IsWithoutGil { get; set; }

    /// <summary>An argument of any type: to be returned, to be kept in an object, or to check its <see cref="PyValue.Kind"/>.</summary>
    /// <param name="index">The place of the parameter, from 0.</param>
    /// <value>The value; <c>None</c> if it was omitted. Tuples, lists and dicts are copies.</value>
    /// <exception cref="ArgumentOutOfRangeException">There is no such parameter.</exception>
    public PyValue this[int index] => Has(index) ? _machine.Values.ToPy(_values[index]) : PyValue.None;

    /// <summary>Whether an argument was given.</summary>
    /// <param name="index">The place of the parameter, from 0.</param>
    /// <returns>Whether it was given, even as <c>None</c>.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such parameter.</exception>
    public bool Has(int index)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, _parameters.Names.Length);
        return index < _values.Length && !_values[index].IsUnset;
    }

    /// <summary>An <c>int</c> or <c>bool</c> argument.</summary>
    /// <param name="index">The place of the parameter, from 0.</param>
    /// <returns>The number.</returns>
    /// <exception cref="PyException">It is of another type (<c>TypeError</c>), or has more than 64 bits (<c>OverflowError</c>).</exception>
    /// <exception cref="ArgumentException">There is no such parameter, or it was omitted.</exception>
    public long Int(int index) => Read(index, static v => Numbers.ToLong(v));

    /// <summary>An <c>int</c> or <c>bool</c> argument within a range.</summary>
    /// <param name="index">The place of the parameter, from 0.</param>
    /// <param name="least">The least number.</param>
    /// <param name="most">The greatest number.</param>
    /// <returns>The number, from <paramref name="least"/> to <paramref name="most"/>.</returns>
    /// <exception cref="PyException">It is of another type (<c>TypeError</c>), or out of range (<c>ValueError</c>).</exception>
    /// <exception cref="ArgumentException">There is no such parameter, or it was omitted.</exception>
    public long Int(int index, long least, long most)
    {
        var number = Int(index);
        return number >= least && number <= most
            ? number
            : throw PyError.Value(FormattableString.Invariant($"{_parameters.Names[index]} must be {least} to {most}, not {number}"));
    }

    /// <summary>A <c>float</c>, <c>int</c> or <c>bool</c> argument.</summary>
    /// <param name="index">The place of the parameter, from 0.</param>
    /// <returns>The number.</returns>
    /// <exception cref="PyException">It is of another type (<c>TypeError</c>).</exception>
    /// <exception cref="ArgumentException">There is no such parameter, or it was omitted.</exception>
    public double Float(int index) => Read(index, static v => Numbers.ToFloat(v));

    /// <summary>The <c>bool()</c> of an argument of the interpreter's types; objects of a script's class are true.</summary>
    /// <param name="index">The place of the parameter, from 0.</param>
    /// <returns>The truth value.</returns>
    /// <exception cref="ArgumentException">There is no such parameter, or it was omitted.</exception>
    public bool Bool(int index) => Read(index, static v => Truth.Of(v));

    /// <summary>A <c>str</c> argument.</summary>
    /// <param name="index">The place of the parameter, from 0.</param>
    /// <returns>The text.</returns>
    /// <exception cref="PyException">It is of another type (<c>TypeError</c>).</exception>
    /// <exception cref="ArgumentException">There is no such parameter, or it was omitted.</exception>
    public string Text(int index) => Read(index, static v => Given.Str(v));

    /// <summary>The bytes of a <c>bytes</c>, <c>bytearray</c>, <c>memoryview</c> or <c>str</c> argument; a text is encoded in UTF-8.</summary>
    /// <param name="index">The place of the parameter, from 0.</param>
    /// <returns>A copy.</returns>
    /// <exception cref="PyException">It is of another type (<c>TypeError</c>).</exception>
    /// <exception cref="ArgumentException">There is no such parameter, or it was omitted.</exception>
    public byte[] Bytes(int index) => Read(index, static v => Given.Bytes(v).ToArray());

    /// <summary>The C# object of an argument of a type that a C# module has made.</summary>
    /// <typeparam name="T">The class.</typeparam>
    /// <param name="index">The place of the parameter, from 0.</param>
    /// <returns>The object.</returns>
    /// <exception cref="PyException">It is of another type (<c>TypeError</c>).</exception>
    /// <exception cref="ArgumentException">There is no such parameter, or it was omitted.</exception>
    public T Object<T>(int index)
        where T : class => Read(index, static v => ObjectOf<T>(v, typeof(T).Name));

    /// <summary>Takes virtual time for the work of a function that is not async: the script continues that much later.</summary>
    /// <param name="time">CPU cycles, not negative.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="time"/> is negative.</exception>
    /// <exception cref="InvalidOperationException">The function is async: await <see cref="RtosTask.Work(Cycles)"/>.</exception>
    public void Charge(Cycles time)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(time.Value, nameof(time));
        if (IsWithoutGil)
        {
            throw new InvalidOperationException($"{_function} is async: await Task.Work(time) instead of Charge(time)");
        }

        _machine.Current.Owed += time.Value;
    }

    /// <summary>The arguments as objects that the script's heap keeps.</summary>
    internal Value[] Kept(Value self) => self.IsUnset ? _values : [self, .. _values];

    /// <summary>The C# object of a value.</summary>
    /// <exception cref="ScriptError">It is of another type: a TypeError.</exception>
    internal static T ObjectOf<T>(Value value, string typeName)
        where T : class => Numbers.Unwrap(value).Ref is HostObject { Content: T content }
            ? content
            : throw ScriptError.TypeError($"'{Types.NameOf(value)}' object isn't a '{typeName}'");

    private T Read<T>(int index, Func<Value, T> read)
    {
        if (!Has(index))
        {
            throw new ArgumentException($"the argument {_parameters.Names[index]} of {_function} was left out; ask Has({index}) first", nameof(index));
        }

        try
        {
            return read(_values[index]);
        }
        catch (ScriptError e)
        {
            throw new PyException(Tracebacks.ErrorOf(_machine, e.Exception));
        }
    }
}
