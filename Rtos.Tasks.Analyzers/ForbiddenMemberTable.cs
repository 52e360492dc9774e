using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Rtos.Tasks.Analyzers;

/// <summary>Finds the entry for a member, in one compilation.</summary>
internal sealed class ForbiddenMemberTable
{
    private readonly ImmutableDictionary<ISymbol, ImmutableArray<ForbiddenMember>> _byType;

    internal ForbiddenMemberTable(Compilation compilation, IEnumerable<ForbiddenMember> members)
    {
        var byType = ImmutableDictionary.CreateBuilder<ISymbol, ImmutableArray<ForbiddenMember>>(
            SymbolEqualityComparer.Default);
        foreach (var entry in members)
        {
            // A type that several references define is found in each of them.
            foreach (var type in compilation.GetTypesByMetadataName(entry.Type))
            {
                byType[type] = byType.TryGetValue(type, out var had) ? had.Add(entry) : [entry];
            }
        }

        _byType = byType.ToImmutable();
    }

    internal ForbiddenMember? Find(ISymbol member) =>
        member.ContainingType is { } type && _byType.TryGetValue(type.OriginalDefinition, out var entries)
            ? entries.FirstOrDefault(e => e.Includes(member))
            : null;
}
