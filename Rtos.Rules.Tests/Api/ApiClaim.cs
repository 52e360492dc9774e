using System.Reflection;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Rtos.Rules.Tests.Api;

/// <summary>That a member stands for a name, as its comment says: <c>FreeRTOS: name</c> or <c>ESP-IDF: name</c>.</summary>
/// <param name="Name">The name.</param>
/// <param name="Id">The member, as the comments of the assembly name it.</param>
/// <param name="Member">The public member; null when there is none of that name.</param>
/// <param name="Facts">What the comment says of waiting and callers, or nothing.</param>
internal sealed partial record ApiClaim(string Name, string Id, MemberInfo? Member, string Facts)
{
    /// <summary>The claims in the comments of the libraries' public members.</summary>
    internal static IReadOnlyList<ApiClaim> Load() =>
        [.. new[] { "Rtos.Core", "Rtos.Tasks" }.Select(Assembly.Load).SelectMany(a => Of(a, DocumentationComments.Load(a)))];

    internal static IEnumerable<ApiClaim> Of(Assembly assembly, XDocument comments)
    {
        var visible = PublicApi.Types(assembly).SelectMany(t => PublicApi.Members(t).Prepend(t)).ToDictionary(DocumentationId.Of, StringComparer.Ordinal);
        var all = assembly.GetTypes().SelectMany(t => t.GetMembers(PublicApi.Declared).Prepend(t)).Select(DocumentationId.Of).ToHashSet(StringComparer.Ordinal);
        foreach (var comment in comments.Descendants("member"))
        {
            var id = comment.Attribute("name")!.Value;
            var member = visible.GetValueOrDefault(id);
            if (member is null && all.Contains(id))
            {
                continue;
            }

            // The compiler gives the comment of a type to the constructor in its head, too.
            var names = NamesIn(comment).Distinct();
            var type = member is ConstructorInfo
                ? comments.Descendants("member").FirstOrDefault(m => m.Attribute("name")!.Value == DocumentationId.Of(member.DeclaringType!))
                : null;
            foreach (var name in type is null ? names : names.Except(NamesIn(type)))
            {
                yield return new ApiClaim(name, id, member, FactsOf(comment));
            }
        }
    }

    /// <summary>The C names between <c>FreeRTOS:</c> or <c>ESP-IDF:</c> and the end of the sentence.</summary>
    internal static IEnumerable<string> NamesIn(XElement comment)
    {
        foreach (var part in comment.Elements().Where(e => e.Name.LocalName is "summary" or "remarks"))
        {
            // Marks that no comment contains tell the code from the words around it.
            var text = string.Concat(part.DescendantNodes().OfType<XText>().Select(t => t.Parent!.Name == "c" ? $"\u0001{t.Value}\u0002" : t.Value));
            foreach (Match name in Sentence().Matches(text).SelectMany(m => Code().Matches(m.Value)))
            {
                yield return name.Groups[1].Value;
            }
        }
    }

    private static string FactsOf(XElement comment)
    {
        var match = CallFacts().Match(Space().Replace(comment.Element("remarks")?.Value ?? "", " "));
        if (!match.Success)
        {
            return "";
        }

        var blocks = match.Groups["blocks"].Value;
        var waits = blocks switch
        {
            "no" => "",
            "yes" => " Blocks.",
            _ => $" Blocks: {blocks}.",
        };
        return $"From {match.Groups["from"].Value}.{waits}";
    }

    [GeneratedRegex("""(?:FreeRTOS|ESP-IDF): .*?(?=\.\s|\.?$|(?:FreeRTOS|ESP-IDF):)""", RegexOptions.Singleline)]
    private static partial Regex Sentence();

    // As C writes its names: with an underscore, or with a small letter first and a capital one behind.
    [GeneratedRegex("\u0001([A-Za-z]\\w*_\\w+|[a-z]+[A-Z]\\w*)\u0002")]
    private static partial Regex Code();

    [GeneratedRegex("""Blocks: (?<blocks>[^.]+)\. From: (?<from>[^.]+)\.""")]
    private static partial Regex CallFacts();

    [GeneratedRegex("""\s+""")]
    private static partial Regex Space();
}
