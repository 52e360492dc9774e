using Rtos.Core;
using Rtos.Testing;
using Rtos.Thread;

namespace Rtos.Tests.Support;

/// <summary>A board with Python threads of both dialects: 1 tick is 1 ms, and times are noted in milliseconds.</summary>
internal sealed class ThreadBoard : Board
{
    internal ThreadBoard(string flavor, Func<ThreadOptions, ThreadOptions>? change = null, long heapBytes = 307_200, int frameBytes = 96)
        : base(Create(flavor, c => c with { HeapBytes = heapBytes, StackFrameBytes = frameBytes }))
    {
        Model = new ThreadModel(Device, Changed(new ThreadOptions(), change));
        L = new LoborisModule(Model);
        P = new PycomModule(Model);
    }

    internal ThreadModel Model { get; }

    internal LoborisModule L { get; }

    internal PycomModule P { get; }

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

    /// <summary>Starts a thread with the Loboris function, without arguments.</summary>
    internal RtosCall<PyValue> Start(string name, PyCallable function) => L.StartNewThread(name, function, Args());

    /// <summary>Runs a main script.</summary>
    internal ThreadBoard Main(Func<PyThread, Routine> script, int milliseconds = 1000)
    {
        Model.StartMain(script);
        Device.RunFor(TimeSpan.FromMilliseconds(milliseconds));
        return this;
    }

    internal void AssertConsole(string expected) => Assert.AreEqual(expected.ReplaceLineEndings("\n"), Model.Console.Text);

    internal string Diagnosed(ThreadDiagnosticKind kind) => string.Join("\n", Model.Diagnostics.Of(kind).Select(d => d.Message));

    /// <inheritdoc/>
    protected override long Moment => Milliseconds;

    /// <inheritdoc/>
    protected override string Explanation => Model.Diagnostics + base.Explanation;

    private static Device Create(string flavor, Func<DeviceConfiguration, DeviceConfiguration> change) => flavor switch
    {
        "idf" => TestDevice.Idf(change),
        "idf-unicore" => TestDevice.IdfUnicore(change),
        "freertos" => TestDevice.FreeRtos(change),
        _ => TestDevice.Smp(change),
    };

    private static ThreadOptions Changed(ThreadOptions options, Func<ThreadOptions, ThreadOptions>? change) =>
        change is null ? options : change(options);
}
