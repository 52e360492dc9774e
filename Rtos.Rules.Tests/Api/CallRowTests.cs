using System.Reflection;
using Rtos.Core;

namespace Rtos.Rules.Tests.Api;

/// <summary>The rows of the kernel's calls say what the members say that make them.</summary>
[TestClass]
public sealed class CallRowTests
{
    private static readonly ILookup<string, ApiClaim> Claims = ApiClaim.Load().ToLookup(c => c.Name, StringComparer.Ordinal);

    [TestMethod]
    public void Rows_CNames_AreThoseOfMembers()
    {
        var rows = Rows().ToList();
        Assert.IsNotEmpty(rows);
        Assert.AreEqual("", string.Join("\n", rows.SelectMany(r => CNames(r).Where(n => !Claims.Contains(n)).Select(n => $"{r}: no member stands for {n}"))));
    }

    [TestMethod]
    public void Rows_CallersAndWaiting_AreThoseOfMembers()
    {
        var contradictions =
            from row in Rows()
            from claim in CNames(row).SelectMany(n => Claims[n])
            let call = claim.Member.GetCustomAttribute<CallFromAttribute>()
            where call is not null && claim.Member is MethodInfo
            where call.From.HasFlag(Caller.Interrupt) != (row.Contexts == CallContexts.Interrupt) || (call.Blocks == Blocks.Yes) != row.MayWait
            select $"{row}: {claim} says {claim.Facts}";
        Assert.AreEqual("", string.Join("\n", contradictions));
    }

    private static IEnumerable<string> CNames(CallRow row) => row.CNames.Where(n => !n.Contains(' ', StringComparison.Ordinal));

    private static IEnumerable<CallRow> Rows() =>
        from type in Assembly.Load("Rtos.Tasks").GetTypes()
        from field in type.GetFields(BindingFlags.Static | BindingFlags.NonPublic | BindingFlags.Public)
        where field.FieldType == typeof(CallRow)
        select (CallRow)field.GetValue(null)!;
}
