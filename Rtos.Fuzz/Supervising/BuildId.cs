using System.Security.Cryptography;
using Rtos.Core;
using Rtos.MicroPython;
using Rtos.Scenarios;
using Rtos.Tasks;
using Rtos.Thread;

namespace Rtos.Fuzz;

/// <summary>Tells one build of the emulator and of the fuzzer from another.</summary>
internal static class BuildId
{
    private static readonly Type[] Parts =
        [typeof(Device), typeof(RtosTask), typeof(ThreadModel), typeof(Scenario), typeof(Script), typeof(BuildId)];

    /// <summary>The same for the same sources.</summary>
    internal static string Text { get; } =
        Convert.ToHexStringLower(SHA256.HashData([.. Parts.SelectMany(t => t.Module.ModuleVersionId.ToByteArray())]))[..12];
}
