using Rtos.Thread;

namespace Rtos.MicroPython;

/// <summary>The module <c>machine</c>: the parts of the chip that need no external hardware.</summary>
internal static class MachineModule
{
    // Longer than any run.
    private const long ForEver = 1_000_000_000_000;

    private static readonly byte[] UniqueId = [0x24, 0x0A, 0xC4, 0x00, 0x00, 0x01];

    private static readonly long[] Frequencies = [20_000_000, 40_000_000, 80_000_000, 160_000_000, 240_000_000];

    internal static ModuleObject Create()
    {
        var module = new ModuleBuilder("machine");
        module.Constant("Pin", Value.Of(PinObject.PinType));
        module.Constant("Timer", Value.Of(TimerObject.TimerType));
        module.Constant("RTC", Value.Of(RtcObject.RtcType));
        module.Constant("PWRON_RESET", 1);
        module.Constant("HARD_RESET", 2);
        module.Constant("WDT_RESET", 3);
        module.Constant("DEEPSLEEP_RESET", 4);
        module.Constant("SOFT_RESET", 5);
        module.Function("freq", 0, 1, Frequency);
        module.Function("unique_id", 0, static (m, _) => m.New(new BytesObject([.. UniqueId])));
        module.Function("reset_cause", 0, static (_, _) => Value.Of(1L));
        module.Function("disable_irq", 0, DisableInterrupts);
        module.Function("enable_irq", 0, 1, static (m, a) =>
        {
            m.IsSwitchingOff = !Given.Truth(a, 0, usual: true);
            return Value.None;
        });
        module.Function("reset", 0, static (m, _) => Reset(m, "machine.reset()"));
        module.Function("soft_reset", 0, static (m, _) => Reset(m, "machine.soft_reset()"));
        module.Function("deepsleep", 0, 1, static (m, _) => Reset(m, "machine.deepsleep()"));
        module.Function("idle", 0, static (m, _) => NativeResult.Kernel(m.Model.Runtime.SleepMs, new PyArguments(1)));
        module.Function("lightsleep", 0, 1, static (m, a) =>
            NativeResult.Kernel(m.Model.Runtime.SleepMs, new PyArguments(a.Has(0) ? Given.Long(a, 0) : ForEver)));
        return module.Module;
    }

    // The state is whether other threads may run: enable_irq restores it.
    private static NativeResult DisableInterrupts(Machine machine, Arguments args)
    {
        var state = !machine.IsSwitchingOff;
        machine.IsSwitchingOff = true;
        return Value.Of(state ? 1L : 0L);
    }

    private static NativeResult Frequency(Machine machine, Arguments args)
    {
        var state = machine.Services.Get<MachineState>();
        if (!args.Has(0))
        {
            return Value.Of(state.Frequency ?? machine.Device.Clock.CpuHertz);
        }

        var wanted = Given.Long(args, 0);
        state.Frequency = Array.IndexOf(Frequencies, wanted) >= 0
            ? wanted
            : throw ScriptError.ValueError("frequency must be 20MHz, 40MHz, 80Mhz, 160MHz or 240MHz");
        return Value.None;
    }

    // A board restarts; here the run is over: the host of the device sees that it has ended, and why.
    private static NativeResult Reset(Machine machine, string cause)
    {
        machine.Services.Get<MachineState>().ResetBy = cause;
        machine.Device.End();
        return NativeResult.Kernel(machine.Model.Runtime.SleepMs, new PyArguments(ForEver));
    }
}
