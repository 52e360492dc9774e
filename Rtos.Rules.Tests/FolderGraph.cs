namespace Rtos.Rules.Tests;

/// <summary>Which folder of a project uses which other, found by the compiler: a name in a file of one that means something declared in the other.</summary>
internal sealed class FolderGraph
{
    // From, to, and an example of a use.
    private readonly SortedDictionary<(string From, string To), string> _uses = [];

    private FolderGraph()
    {
    }

    internal IEnumerable<(string From, string To)> Uses => _uses.Keys;

    internal static FolderGraph Of(ProductProject project)
    {
        var graph = new FolderGraph();
        var compilation = project.Compile();
        var folders = project.Files.ToDictionary(f => f, project.FolderOf);
        foreach (var file in project.Files)
        {
            var model = compilation.GetSemanticModel(file);
            foreach (var name in file.GetRoot().DescendantNodes().OfType<SimpleNameSyntax>())
            {
                foreach (var reference in TypeOf(model.GetSymbolInfo(name).Symbol)?.DeclaringSyntaxReferences ?? [])
                {
                    graph.Add(folders, name, reference.SyntaxTree);
                }
            }
        }

        return graph;
    }

    internal static FolderGraph Of(IEnumerable<(string From, string To)> uses)
    {
        var graph = new FolderGraph();
        foreach (var use in uses)
        {
            graph._uses.TryAdd(use, "");
        }

        return graph;
    }

    internal FolderGraph Without(IEnumerable<(string From, string To)> uses) => Of(_uses.Keys.Except(uses));

    /// <summary>The uses that lie on a circle: the folder that is used comes, on some way, back to the one that uses it.</summary>
    internal IEnumerable<(string From, string To)> OnCircles() => _uses.Keys.Where(use => Reaches(use.To, use.From));

    internal string Example((string From, string To) use) => $"{use.From} -> {use.To}: {_uses[use]}";

    private void Add(Dictionary<SyntaxTree, string> folders, SimpleNameSyntax name, SyntaxTree declaredIn)
    {
        if (folders.TryGetValue(declaredIn, out var to) && folders[name.SyntaxTree] is var from && from != to && to.Length > 0 && from.Length > 0)
        {
            _uses.TryAdd((from, to), $"{name} in {name.SyntaxTree.FilePath}");
        }
    }

    private bool Reaches(string from, string to)
    {
        var (seen, open) = (new HashSet<string>(StringComparer.Ordinal) { from }, new Stack<string>([from]));
        while (open.TryPop(out var folder))
        {
            if (folder == to)
            {
                return true;
            }

            foreach (var next in _uses.Keys.Where(u => u.From == folder).Select(u => u.To).Where(seen.Add))
            {
                open.Push(next);
            }
        }

        return false;
    }

    // A partial type that has parts in several folders counts as declared in each.
    private static INamedTypeSymbol? TypeOf(ISymbol? symbol) => symbol switch
    {
        INamedTypeSymbol type => type.OriginalDefinition,
        IMethodSymbol { MethodKind: MethodKind.LocalFunction } or ILocalSymbol or IParameterSymbol or INamespaceSymbol or ITypeParameterSymbol => null,
        { ContainingType: { } type } => type.OriginalDefinition,
        _ => null,
    };
}
