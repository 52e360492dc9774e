using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Rtos.Tasks.Analyzers;

/// <summary>RTOS005: device code reads the host's clock or chance without a seed.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class HostClockAnalyzer : DiagnosticAnalyzer
{
    private const string Clock = "use the device's time (device.Now, or device.TickCount in ticks)";
    private const string Chance = "use new Random(seed), made once with a fixed seed";
    private const string Identity = "count, or draw from new Random(seed) with a fixed seed";

    private static readonly ForbiddenMember[] Members =
    [
        Use("System.DateTime", "Now UtcNow Today", Clock),
        Use("System.DateTimeOffset", "Now UtcNow", Clock),
        Use("System.TimeProvider", "System", Clock),
        Use("System.Diagnostics.Stopwatch", "*", Clock),
        Use("System.Environment", "TickCount TickCount64", Clock),
        new("System.Random", ".ctor", "", Chance) { WithoutArgumentsOnly = true },
        Use("System.Random", "Shared", Chance),
        Use("System.Security.Cryptography.RandomNumberGenerator", "*", Chance),
        Use("System.Guid", "NewGuid CreateVersion7", Identity),
        Use("System.IO.Path", "GetRandomFileName GetTempFileName", Identity),
    ];

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Rules.HostClockOrChance];

    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterCompilationStartAction(static start =>
        {
            if (KnownTypes.In(start.Compilation) is { } types)
            {
                MemberUse.Watch(start, types, Members, static (place, what, entry) =>
                    Diagnostic.Create(Rules.HostClockOrChance, place, what, entry.WayOut));
            }
        });
    }

    private static ForbiddenMember Use(string type, string members, string wayOut) => new(type, members, "", wayOut);
}
