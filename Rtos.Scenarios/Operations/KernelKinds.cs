using Rtos.Core;

namespace Rtos.Scenarios;

/// <summary>A set of kernels.</summary>
[Flags]
internal enum KernelKinds
{
    FreeRtos = 1 << KernelKind.FreeRtos,
    Idf = 1 << KernelKind.Idf,
    Smp = 1 << KernelKind.Smp,
    All = FreeRtos | Idf | Smp,
}
