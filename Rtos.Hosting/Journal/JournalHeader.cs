using Rtos.Core;

namespace Rtos.Hosting;

/// <summary>The first line of a journal: what was run.</summary>
/// <param name="Format">The version of the form, 1.</param>
/// <param name="Product">The version of the emulator.</param>
/// <param name="Device">The device's name.</param>
/// <param name="Program">By what its program is known.</param>
/// <param name="Configuration">The whole configuration of its kernel.</param>
public sealed record JournalHeader(int Format, string Product, string Device, ProgramIdentity Program, DeviceConfiguration Configuration);
