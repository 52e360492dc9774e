namespace Rtos.Rules.Tests;

/// <summary>A class is sealed unless another one is derived from it.</summary>
[TestClass]
public sealed class SealedClassesTests
{
    [TestMethod]
    public void Product_ClassesThatNothingIsDerivedFrom_AreSealed() => Assert.AreEqual("", string.Join("\n", Open(ProductProject.All.SelectMany(p => p.Files))));

    [TestMethod]
    [DataRow("class A { }", "A")]
    [DataRow("class A { } sealed class B : A { }", "")]
    [DataRow("class A<T> { } sealed class B : N.A<int> { }", "")]
    [DataRow("sealed class A { } static class B { } abstract class C { } struct D { }", "")]
    [DataRow("sealed partial class A { } partial class A { }", "")]
    [DataRow("record A; record class B; record struct C;", "A B")]
    public void Open_Source_FindsThem(string code, string expected) => Assert.AreEqual(expected, string.Join(' ', Open([CSharpSyntaxTree.ParseText(code)])));

    // By their names alone: two classes of one name count as one.
    private static IEnumerable<string> Open(IEnumerable<SyntaxTree> files)
    {
        var types = files.SelectMany(f => f.GetRoot().DescendantNodes()).OfType<TypeDeclarationSyntax>().ToList();
        var bases = types.SelectMany(t => t.BaseList?.Types ?? []).Select(b => NameOf(b.Type)).ToHashSet(StringComparer.Ordinal);
        return types.Where(t => t is ClassDeclarationSyntax || (t is RecordDeclarationSyntax && !t.IsKind(SyntaxKind.RecordStructDeclaration)))
            .GroupBy(t => t.Identifier.Text)
            .Where(parts => !bases.Contains(parts.Key) && !parts.Any(p => p.Modifiers.Any(m =>
                m.IsKind(SyntaxKind.SealedKeyword) || m.IsKind(SyntaxKind.StaticKeyword) || m.IsKind(SyntaxKind.AbstractKeyword))))
            .Select(parts => parts.Key);
    }

    private static string NameOf(TypeSyntax type) => type switch
    {
        QualifiedNameSyntax qualified => qualified.Right.Identifier.Text,
        SimpleNameSyntax simple => simple.Identifier.Text,
        _ => type.ToString(),
    };
}
