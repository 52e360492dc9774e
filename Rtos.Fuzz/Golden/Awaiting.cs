using Rtos.Core;

namespace Rtos.Fuzz;

/// <summary>Methods that await a kernel call, shared by random programs and golden devices.</summary>
internal static class Awaiting
{
    internal static async Routine Plain(RtosCall call) => await call;

    internal static async Routine<T> Result<T>(RtosCall<T> call) => await call;
}
