using System.Reflection;
using Rtos.Core;

namespace Rtos.Rules.Tests.Api;

/// <summary>That a public member stands for a name, as its attribute <c>FreeRtos</c> or <c>EspIdf</c> says.</summary>
/// <param name="Name">The name.</param>
/// <param name="Member">The member.</param>
internal sealed record ApiClaim(string Name, MemberInfo Member)
{
    /// <summary>What is said of callers and waiting, or nothing.</summary>
    internal string Facts => Member.GetCustomAttribute<CallFromAttribute>() is not { } call
        ? ""
        : $"From {CallWords.Of(call.From)}." + call.Blocks switch
        {
            Blocks.No => "",
            Blocks.Yes => " Blocks.",
            Blocks.Forever => " Does not return.",
            var sometimes => $" Blocks {CallWords.Of(sometimes)}.",
        };

    /// <summary>The claims of the libraries whose members the map shows.</summary>
    internal static IReadOnlyList<ApiClaim> Load() => [.. new[] { "Rtos.Core", "Rtos.Tasks" }.Select(Assembly.Load).SelectMany(Of)];

    internal static IEnumerable<ApiClaim> Of(Assembly assembly) =>
        from type in PublicApi.Types(assembly)
        from member in PublicApi.Members(type).Prepend(type)
        from name in NamesOf(member)
        select new ApiClaim(name, member);

    /// <summary>Members with such an attribute that nobody outside can see: it would say nothing to anyone.</summary>
    internal static IEnumerable<MemberInfo> Hidden(Assembly assembly)
    {
        var visible = PublicApi.Types(assembly).SelectMany(t => PublicApi.Members(t).Prepend(t)).ToHashSet();
        return assembly.GetTypes().SelectMany(t => t.GetMembers(PublicApi.Declared).Prepend(t))
            .Where(m => !visible.Contains(m) && (NamesOf(m).Any() || m.IsDefined(typeof(CallFromAttribute))));
    }

    public override string ToString() => $"{DocumentationId.Of(Member)}: {Name}";

    private static IEnumerable<string> NamesOf(MemberInfo member) =>
        (member.GetCustomAttribute<FreeRtosAttribute>()?.Names ?? []).Concat(member.GetCustomAttribute<EspIdfAttribute>()?.Names ?? []);
}
