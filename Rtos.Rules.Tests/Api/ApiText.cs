using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace Rtos.Rules.Tests.Api;

/// <summary>Members as a program writes them: without namespaces, extension methods on what they extend.</summary>
internal static partial class ApiText
{
    internal static string Of(MemberInfo member)
    {
        if (member is Type type)
        {
            return Namespace().Replace(MemberText.Of(type), "").Split(" : ")[0];
        }

        var text = Modifier().Replace(Namespace().Replace(MemberText.Of(member), ""), " : ")
            .Replace(" = False", " = false", StringComparison.Ordinal);
        return member.IsDefined(typeof(ExtensionAttribute), inherit: false) ? Extension().Replace(text, "$3.$2(") : Constructor().Replace(text, "new $1(");
    }

    [GeneratedRegex("""^Rtos\.(?:Core|Tasks)\.""")]
    private static partial Regex Namespace();

    [GeneratedRegex(""" : (?:static |virtual |abstract )+""")]
    private static partial Regex Modifier();

    [GeneratedRegex("""^(\w+)\.([\w<>]+)\(this (\w+) \w+(?:, )?""")]
    private static partial Regex Extension();

    [GeneratedRegex("""^(\w+)\.new\(""")]
    private static partial Regex Constructor();
}
