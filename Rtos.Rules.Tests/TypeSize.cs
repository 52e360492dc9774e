namespace Rtos.Rules.Tests;

/// <summary>How large a type is, all its parts together.</summary>
/// <param name="Name">With its namespace and the types around it.</param>
/// <param name="Files">The number of files that it is cut into.</param>
/// <param name="Lines">From the first line of each part to its last; types inside it count for themselves.</param>
/// <param name="Members">What it declares: fields, constructors, properties, methods, operators, events; not the types inside it.</param>
internal sealed record TypeSize(string Name, int Files, int Lines, int Members)
{
    /// <summary>The largest that a type may be.</summary>
    internal const int MostLines = 700, MostMembers = 60;

    internal bool IsTooLarge => Lines > MostLines || Members > MostMembers;

    internal static IEnumerable<TypeSize> Of(IEnumerable<SyntaxTree> files) =>
        from file in files
        from part in file.GetRoot().DescendantNodes().OfType<TypeDeclarationSyntax>()
        group part by NameOf(part) into type
        select new TypeSize(
            type.Key,
            type.Select(part => part.SyntaxTree.FilePath).Distinct().Count(),
            type.Sum(TextLines),
            type.Sum(part => part.Members.Sum(Count)));

    public override string ToString() => FormattableString.Invariant($"{Name}: {Lines} lines, {Members} members, {Files} files");

    private static int TextLines(TypeDeclarationSyntax part) => LinesOf(part) - part.Members.OfType<TypeDeclarationSyntax>().Sum(LinesOf);

    private static int LinesOf(SyntaxNode node)
    {
        var span = node.SyntaxTree.GetLineSpan(node.Span);
        return span.EndLinePosition.Line - span.StartLinePosition.Line + 1;
    }

    private static int Count(MemberDeclarationSyntax member) => member switch
    {
        BaseFieldDeclarationSyntax fields => fields.Declaration.Variables.Count,
        BaseTypeDeclarationSyntax or DelegateDeclarationSyntax => 0,
        _ => 1,
    };

    private static string NameOf(TypeDeclarationSyntax part)
    {
        var outer = part.Ancestors().Select(a => a switch
        {
            TypeDeclarationSyntax t => t.Identifier.Text,
            BaseNamespaceDeclarationSyntax n => n.Name.ToString(),
            _ => null,
        });
        var arity = part.TypeParameterList is { } list ? FormattableString.Invariant($"`{list.Parameters.Count}") : "";
        return string.Join('.', outer.OfType<string>().Reverse().Append(part.Identifier.Text + arity));
    }
}
