using Rtos.Core;
using Rtos.Tasks;

namespace Rtos.Fuzz;

/// <summary>Values that a program seldom gets from the emulator by itself: targets for their members.</summary>
internal static class ApiSamples
{
    private static readonly DevicePanic Panic = new(Instant.Start, CoreId.Core0, "t0", PanicKind.Exception, "a sample");

    /// <summary>Those of every device.</summary>
    internal static readonly object[] OfAll =
    [
        MenuConfig.Default,
        MenuConfigOptions.All,
        Panic,
        new DevicePanicException(Panic),
        new MenuConfigException("a sample", "source"),
        new StackOverflow("t0", 1024, 8, ["Body (64)"]),
        new StackFrameAttribute(64),
        new HeapEntry("t0", HeapUse.Stack, 1024),
        new HostMessage("topic", "a sample"),
        new HostCallbackException("a sample", new FuzzException("sample")),
    ];

    /// <summary>The parts of a device, and objects that belong to no device.</summary>
    internal static object[] Of(Device device, ApiSink sink) =>
    [
        device, device.Configuration, device.Clock, device.Heap, device.Hooks, device.Host, device.Report,
        new RtosTimeOut(), new RtosSpinlock(), new WakeTime(new TickCount(3)), sink,
        new TextTraceSink(TextWriter.Null), new TraceRecorder(),
    ];
}
