using Rtos.Core;

namespace Rtos.Hosting;

/// <summary>The first line of a journal: the program and its configuration.</summary>
/// <param name="Format">The version of the format, 2.</param>
/// <param name="Product">The version of the emulator.</param>
/// <param name="Device">The device's name.</param>
/// <param name="Program">The identity of its program.</param>
/// <param name="Configuration">The whole configuration of its kernel.</param>
/// <param name="FirstInput">The number of its first input: more than 1 if an earlier journal of the same session failed.</param>
public sealed record JournalHeader(
    int Format, string Product, string Device, ProgramIdentity Program, DeviceConfiguration Configuration, long FirstInput = 1);
