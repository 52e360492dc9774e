using System.Globalization;
using System.Reflection;
using System.Text;

namespace Rtos.Rules.Tests.Api;

/// <summary>The names of FreeRTOS and ESP-IDF beside the members that stand for them.</summary>
internal sealed class ApiMap(IReadOnlyList<ApiName> names, IReadOnlyList<ApiClaim> claims)
{
    private readonly ILookup<string, ApiClaim> _claims = claims.ToLookup(c => c.Name, StringComparer.Ordinal);

    internal static ApiMap Load() => new(ApiName.Load(), ApiClaim.Load());

    /// <summary>The names of a part that some member stands for.</summary>
    internal IEnumerable<string> Existing(string part) =>
        names.Where(n => n.Part == part && _claims.Contains(n.Name)).Select(n => n.Name);

    /// <summary>Where the list and the attributes contradict each other.</summary>
    internal IEnumerable<string> Problems()
    {
        var listed = names.Select(n => n.Name).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. names.GroupBy(n => n.Name).Where(g => g.Count() > 1).Select(g => $"{g.Key}: listed twice"),
            .. names.Where(n => n.IsRefused && n.Note.Length == 0).Select(n => $"{n.Name}: refused without a reason"),
            .. names.Where(n => n.IsRefused && _claims.Contains(n.Name)).Select(n => $"{n.Name}: refused, but {Id(_claims[n.Name].First())} claims it"),
            .. names.Where(n => !n.IsRefused && !_claims.Contains(n.Name)).Select(n => $"{n.Name}: neither claimed by a member nor refused"),
            .. claims.Where(c => !listed.Contains(c.Name)).Select(c => $"{Id(c)}: claims {c.Name}, which is not in the list"),
        ];
    }

    /// <summary>How many names of each header exist.</summary>
    internal string Counts()
    {
        var text = new StringBuilder("\n| header | names | exist |\n| --- | ---: | ---: |\n");
        var application = names.Where(n => n.Part == ApiName.Application).ToList();
        foreach (var header in application.GroupBy(n => n.Header).Append(application.GroupBy(_ => "sum").Single()))
        {
            text.Append(CultureInfo.InvariantCulture, $"| {header.Key} | {header.Count()} | {header.Count(n => !n.IsRefused)} |\n");
        }

        var refused = application.Where(n => n.IsRefused).Select(n => $"`{n.Name}`");
        return text.Append(CultureInfo.InvariantCulture, $"\nThose that do not exist: {string.Join(", ", refused)}.\n\n").ToString();
    }

    /// <summary>The tables.</summary>
    internal string Tables()
    {
        var text = new StringBuilder("\n");
        foreach (var part in names.GroupBy(n => n.Part))
        {
            text.Append(CultureInfo.InvariantCulture, $"## {part.Key}\n\n");
            foreach (var header in part.GroupBy(n => n.Header))
            {
                text.Append(CultureInfo.InvariantCulture, $"### {header.Key}\n\n");
                foreach (var group in header.GroupBy(n => n.Group))
                {
                    text.Append(CultureInfo.InvariantCulture, $"#### {group.Key}\n\n| name | C# | notes |\n| --- | --- | --- |\n");
                    text.AppendJoin("", group.Select(Row)).Append('\n');
                }
            }
        }

        return text.ToString();
    }

    // A member before the value and the type that it takes or gives, which name the same call.
    private static int Rank(ApiClaim claim) => claim.Member switch
    {
        Type => 2,
        FieldInfo => 1,
        _ => 0,
    };

    private static string Id(ApiClaim claim) => DocumentationId.Of(claim.Member);

    private string Row(ApiName name)
    {
        if (name.IsRefused)
        {
            return $"| `{name.Name}` | – | {name.Note} |\n";
        }

        var found = _claims[name.Name].ToList();
        var members = found.Where(c => Rank(c) == found.Min(Rank)).OrderBy(Id, StringComparer.Ordinal).ToList();
        var code = string.Join("<br>", members.Select(c => $"`{ApiText.Of(c.Member)}`"));
        var notes = string.Join("<br>", members.Select(c => c.Facts).Where(f => f.Length > 0).Distinct());
        return $"| `{name.Name}` | {code} | {(name.Note + ' ' + notes).Trim()} |\n";
    }
}
