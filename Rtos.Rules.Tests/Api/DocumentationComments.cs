using System.Reflection;
using System.Xml.Linq;

namespace Rtos.Rules.Tests.Api;

/// <summary>The XML comments of an assembly, and what is missing in them.</summary>
internal sealed class DocumentationComments(Assembly assembly, XDocument comments)
{
    private readonly Dictionary<string, XElement> _members =
        comments.Descendants("member").ToDictionary(m => m.Attribute("name")!.Value, StringComparer.Ordinal);

    /// <summary>As the compiler has written them beside the assembly.</summary>
    internal static XDocument Load(Assembly assembly) =>
        XDocument.Load(Path.Combine(AppContext.BaseDirectory, assembly.GetName().Name + ".xml"));

    internal IEnumerable<string> Gaps() => PublicApi.Types(assembly).SelectMany(GapsOf);

    private static bool HasText(XElement? element) => element is not null && (element.Value.Trim().Length > 0 || element.HasElements);

    private static ParameterInfo[] Parameters(MemberInfo member) => member switch
    {
        // The operands of an operator need no names: its summary speaks of both.
        MethodInfo { IsSpecialName: true } => [],
        MethodBase method => method.GetParameters(),
        PropertyInfo property => property.GetIndexParameters(),
        _ => [],
    };

    private static Type[] TypeParameters(MemberInfo member) => member switch
    {
        Type type when !type.IsNested => type.GetGenericArguments(),
        MethodInfo { IsGenericMethod: true } method => method.GetGenericArguments(),
        _ => [],
    };

    private IEnumerable<string> GapsOf(Type type)
    {
        var primary = PrimaryConstructor(type);
        foreach (var gap in GapsOf(type, primary?.GetParameters() ?? []))
        {
            yield return gap;
        }

        foreach (var member in PublicApi.Members(type).Where(m => m != primary && !IsPositional(m, primary) && !IsImplicit(m)))
        {
            foreach (var gap in GapsOf(member, Parameters(member)))
            {
                yield return gap;
            }
        }
    }

    private IEnumerable<string> GapsOf(MemberInfo member, ParameterInfo[] parameters)
    {
        var id = DocumentationId.Of(member);
        var comment = _members.GetValueOrDefault(id);
        if (comment?.Element("inheritdoc") is not null)
        {
            yield break;
        }

        if (!HasText(comment?.Element("summary")))
        {
            yield return $"{id}: no summary";
        }

        var missing = parameters.Where(p => !HasText(Named(comment, "param", p.Name!))).Select(p => p.Name)
            .Concat(TypeParameters(member).Where(t => !HasText(Named(comment, "typeparam", t.Name))).Select(t => t.Name));
        foreach (var name in missing)
        {
            yield return $"{id}: nothing about {name}";
        }
    }

    private static XElement? Named(XElement? comment, string kind, string name) =>
        comment?.Elements(kind).FirstOrDefault(e => e.Attribute("name")?.Value == name);

    // A constructor in the head of a type has no comment of its own: its parameters stand in the type's.
    private ConstructorInfo? PrimaryConstructor(Type type) => type.GetConstructors().FirstOrDefault(c =>
        c.GetParameters() is { Length: > 0 } parameters
        && (!_members.ContainsKey(DocumentationId.Of(c))
            || (PublicApi.IsRecord(type) && parameters.All(p => type.GetProperty(p.Name!) is not null))));

    // Nobody has written it; the compiler asks for a comment on one that somebody has.
    private bool IsImplicit(MemberInfo member) =>
        member is ConstructorInfo constructor && constructor.GetParameters().Length == 0 && !_members.ContainsKey(DocumentationId.Of(member));

    private static bool IsPositional(MemberInfo member, ConstructorInfo? primary) =>
        primary is not null && PublicApi.IsRecord(member.DeclaringType!)
        && ((member is PropertyInfo && primary.GetParameters().Any(p => p.Name == member.Name)) || member.Name == "Deconstruct");
}
