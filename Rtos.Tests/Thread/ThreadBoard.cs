using System.Globalization;
using Rtos.Core;
using Rtos.Testing;
using Rtos.Thread;

namespace Rtos.Tests.Thread;

/// <summary>A device with Python threads of both dialects: 1 tick is 1 ms, the trace is recorded; a log beside it.</summary>
internal sealed class ThreadBoard
{
    private readonly List<string> _log = [];

    internal ThreadBoard(string flavor, Func<ThreadOptions, ThreadOptions>? change = null, long heapBytes = 307_200, int frameBytes = 96)
    {
        DeviceConfiguration Change(DeviceConfiguration c) => c with { HeapBytes = heapBytes, StackFrameBytes = frameBytes };
        Device = flavor switch
        {
            "idf" => TestDevice.Idf(Change),
            "idf-unicore" => TestDevice.IdfUnicore(Change),
            "freertos" => TestDevice.FreeRtos(Change),
            _ => TestDevice.Smp(Change),
        };
        var options = new ThreadOptions();
        Model = new ThreadModel(Device, change is null ? options : change(options));
        L = new LoborisModule(Model);
        P = new PycomModule(Model);
    }

    internal Device Device { get; }

    internal ThreadModel Model { get; }

    internal LoborisModule L { get; }

    internal PycomModule P { get; }

    /// <summary>What was noted, with commas between.</summary>
    internal string Log => string.Join(", ", _log);

    internal long Milliseconds => (long)Device.Clock.ToTimeSpan(Device.Now - Instant.Start).TotalMilliseconds;

    internal static ThreadBoard Pycom(string flavor, Func<ThreadOptions, ThreadOptions>? change = null, long heapBytes = 307_200) =>
        new(flavor, o => Changed(o with { Dialect = ThreadDialect.Pycom, Limits = ThreadLimits.Pycom }, change), heapBytes);

    internal static ThreadBoard Firmware(string flavor) => new(flavor, o => o with { Profile = ThreadProfile.Firmware });

    /// <summary>The exception that a call raises.</summary>
    internal static async Routine<string> Error(Func<RtosCall<PyValue>> call)
    {
        try
        {
            return $"no error but {await call()}";
        }
        catch (PyException e)
        {
            return e.Error.ToString();
        }
    }

    internal static PyFunction Function(string name, Func<PyThread, Routine> body) => new(name, body);

    internal static PyValue Args(params ReadOnlySpan<PyValue> values) => PyValue.Tuple(values);

    /// <summary>A function that sleeps without an end.</summary>
    internal static PyFunction Sleeper(string name = "sleeper") => new(name, async thread =>
    {
        for (; ; )
        {
            await thread.SleepMs(40);
        }
    });

    /// <summary>A function that looks for a notification and a message every 40 ms and notes what it finds.</summary>
    internal PyFunction Poller(bool notesAll = false, bool allowsSuspend = false) => new("poller", async thread =>
    {
        await L.AllowSuspend(allowsSuspend);
        for (; ; )
        {
            var notification = await L.GetNotification();
            if (notesAll || notification.IsTrue)
            {
                NoteTime($"n{notification}");
            }

            var message = await L.GetMsg();
            if (message.Items[0].IsTrue)
            {
                NoteTime($"m{message}");
            }

            await thread.SleepMs(40);
        }
    });

    internal void Note(object? what) => _log.Add(string.Create(CultureInfo.InvariantCulture, $"{what}"));

    /// <summary>Notes what happened and at which millisecond.</summary>
    internal void NoteTime(object? what) => _log.Add(string.Create(CultureInfo.InvariantCulture, $"{Milliseconds} {what}"));

    /// <summary>Starts a thread with the Loboris function, without arguments.</summary>
    internal RtosCall<PyValue> Start(string name, PyCallable function) => L.StartNewThread(name, function, Args());

    /// <summary>Runs a main script.</summary>
    internal ThreadBoard Main(Func<PyThread, Routine> script, int milliseconds = 1000)
    {
        Model.StartMain(script);
        Device.RunFor(TimeSpan.FromMilliseconds(milliseconds));
        return this;
    }

    internal void AssertLog(string expected) => Assert.AreEqual(expected, Log, Model.Diagnostics + Device.Trace.Tail(30));

    internal void AssertConsole(string expected) => Assert.AreEqual(expected.ReplaceLineEndings("\n"), Model.Console.Text);

    internal string Diagnosed(ThreadDiagnosticKind kind) => string.Join("\n", Model.Diagnostics.Of(kind).Select(d => d.Message));

    private static ThreadOptions Changed(ThreadOptions options, Func<ThreadOptions, ThreadOptions>? change) =>
        change is null ? options : change(options);
}
