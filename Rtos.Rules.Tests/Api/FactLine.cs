using System.Text.RegularExpressions;
using Rtos.Core;

namespace Rtos.Rules.Tests.Api;

/// <summary>
/// The line of a comment that repeats for readers what the attributes of the member say, such as
/// <c>FreeRTOS: xQueueSend. Blocks: yes. From: task.</c>
/// </summary>
internal static partial class FactLine
{
    // Between two words of a comment, that may be on two lines of it.
    private const string Space = """\s+(?:///\s*)?""";
    private const string Names = $"(?:FreeRTOS|ESP-IDF):{Space}(?:none|<c>\\w+</c>(?:,{Space}<c>\\w+</c>)*)\\.";
    private const string Call = $"Blocks:[\\w\\s/]+\\.{Space}From:[\\w,\\s/]+\\.";

    /// <summary>The line that attributes ask for; empty when they say nothing of C.</summary>
    internal static string Of(IEnumerable<AttributeListSyntax> attributes)
    {
        var sentences = new List<string>();
        foreach (var attribute in attributes.SelectMany(l => l.Attributes))
        {
            var arguments = attribute.ArgumentList?.Arguments.Select(a => a.Expression).ToArray() ?? [];
            switch (attribute.Name.ToString())
            {
                case "FreeRtos":
                    sentences.Add($"FreeRTOS: {NamesIn(arguments)}.");
                    break;
                case "EspIdf":
                    sentences.Add($"ESP-IDF: {NamesIn(arguments)}.");
                    break;
                case "CallFrom":
                    sentences.Add($"Blocks: {CallWords.Of(Value<Blocks>(arguments[1]))}. From: {CallWords.Of(Value<Caller>(arguments[0]))}.");
                    break;
            }
        }

        return string.Join(' ', sentences);
    }

    /// <summary>The text of a file with every such line as the attributes ask for it.</summary>
    internal static string Applied(SyntaxTree file)
    {
        var text = file.ToString();
        foreach (var edit in file.GetRoot().DescendantNodes().Select(EditOf).OfType<(int From, int To, string Line)>().OrderByDescending(e => e.From))
        {
            text = text[..edit.From] + edit.Line + text[edit.To..];
        }

        return text;
    }

    /// <summary>Public members whose comments begin such a line for which no attribute asks.</summary>
    internal static IEnumerable<string> Unfounded(SyntaxTree file) =>
        from member in file.GetRoot().DescendantNodes().OfType<MemberDeclarationSyntax>()
        where IsPublic(member)
        from Match line in Beginning().Matches(Of(member.AttributeLists).Length == 0 ? CommentOf(member) : Line().Replace(CommentOf(member), "", 1))
        where line.Groups["element"].Value != "param"
        select $"{file.FilePath}: {line.Groups["line"].Value}";

    private static string NamesIn(ExpressionSyntax[] names) =>
        names.Length == 0 ? "none" : string.Join(", ", names.Select(n => $"<c>{((LiteralExpressionSyntax)n).Token.ValueText}</c>"));

    // Of one value of an enumeration, or several with a bar between them.
    private static T Value<T>(ExpressionSyntax expression)
        where T : struct, Enum =>
        Enum.Parse<T>(string.Join(',', expression.DescendantNodesAndSelf().OfType<MemberAccessExpressionSyntax>().Select(m => m.Name.ToString())));

    // What a comment is to have instead of a part of it.
    private static (int From, int To, string Line)? EditOf(SyntaxNode node)
    {
        var (attributes, declaration, element) = node switch
        {
            MemberDeclarationSyntax member => (member.AttributeLists, member, "<(?:summary|remarks)>.*?</(?:summary|remarks)>"),
            ParameterSyntax { Parent.Parent: MemberDeclarationSyntax member } parameter =>
                (parameter.AttributeLists, member, $"<param name=\"{parameter.Identifier.Text}\">.*?</param>"),
            _ => (default, null, ""),
        };
        if (declaration is null || Of(attributes) is not { Length: > 0 } expected)
        {
            return null;
        }

        var comment = CommentOf(declaration);
        var start = declaration.GetLeadingTrivia().FullSpan.Start;
        var line = Regex.Matches(comment, element, RegexOptions.Singleline)
            .Select(e => Line().Match(comment[..(e.Index + e.Length)], e.Index)).FirstOrDefault(m => m.Success);
        return line is null ? Inserted(declaration, comment, start, expected)
            : Break().Replace(line.Value, " ") == expected ? null
            : (start + line.Index, start + line.Index + line.Length, expected);
    }

    // At the end of the remarks, or as remarks.
    private static (int From, int To, string Line) Inserted(MemberDeclarationSyntax member, string comment, int start, string line)
    {
        var indent = new string(' ', member.SyntaxTree.GetLineSpan(member.Span).StartLinePosition.Character);
        var end = EndOfRemarks().Match(comment);
        var at = start + (end.Success ? end.Index : comment.LastIndexOf('\n') + 1);
        return (at, at, end.Success ? " " + line : $"{indent}/// <remarks>{line}</remarks>\n");
    }

    private static string CommentOf(MemberDeclarationSyntax member) => member.GetLeadingTrivia().ToFullString();

    // With the types around it. Members of enumerations and interfaces need no word for it.
    private static bool IsPublic(MemberDeclarationSyntax member) =>
        member.AncestorsAndSelf().OfType<MemberDeclarationSyntax>().Where(m => m is not BaseNamespaceDeclarationSyntax).All(
            m => m is EnumMemberDeclarationSyntax || m.Parent is InterfaceDeclarationSyntax
                || m.Modifiers.Any(SyntaxKind.PublicKeyword) || m.Modifiers.Any(SyntaxKind.ProtectedKeyword));

    [GeneratedRegex($"(?:{Names}|{Call})(?:{Space}(?:{Names}|{Call}))*")]
    private static partial Regex Line();

    [GeneratedRegex("""(?:<(?<element>param) [^>]*>[^<]*)?(?<line>\b(?:FreeRTOS|ESP-IDF):.*)""")]
    private static partial Regex Beginning();

    [GeneratedRegex("""\s*\n\s*///\s*""")]
    private static partial Regex Break();

    [GeneratedRegex("""(?:\s*///)?\s*</remarks>""")]
    private static partial Regex EndOfRemarks();
}
