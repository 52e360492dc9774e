using Microsoft.CodeAnalysis;

namespace Rtos.Tasks.Analyzers;

/// <summary>Members of a type that device code must not use.</summary>
internal sealed class ForbiddenMember
{
    /// <summary>Describes members of a type.</summary>
    /// <param name="type">The type's name in metadata.</param>
    /// <param name="members">Names, with blanks between; <c>.ctor</c> is a constructor, <c>*</c> everything.</param>
    /// <param name="effect">What they do, as the message says it.</param>
    /// <param name="wayOut">What to use instead.</param>
    internal ForbiddenMember(string type, string members, string effect, string wayOut)
    {
        Type = type;
        Members = members.Split(' ');
        Effect = effect;
        WayOut = wayOut;
    }

    internal string Type { get; }

    internal string Effect { get; }

    internal string WayOut { get; }

    private string[] Members { get; }

    /// <summary>Only a constructor without arguments: one with a seed is in order.</summary>
    internal bool WithoutArgumentsOnly { get; set; }

    internal bool Includes(ISymbol member) =>
        (Members[0] == "*" || Members.Contains(member.Name))
        && !(WithoutArgumentsOnly && member is IMethodSymbol { Parameters.Length: > 0 });
}
