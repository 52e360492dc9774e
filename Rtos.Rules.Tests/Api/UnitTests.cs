using System.Reflection;
using System.Text.RegularExpressions;

namespace Rtos.Rules.Tests.Api;

/// <summary>A time in the public API has a type that says its unit, such as <c>Ticks</c> or <c>Cycles</c>.</summary>
[TestClass]
public sealed partial class UnitTests
{
    private static readonly Type[] Numbers = [typeof(int), typeof(uint), typeof(long), typeof(ulong), typeof(float), typeof(double)];

    [TestMethod]
    public void Parameters_Times_AreNoPlainNumbers() => Assert.AreEqual(
        "",
        string.Join("\n", PublicApi.Assemblies.SelectMany(PublicApi.Types).Where(t => !typeof(Delegate).IsAssignableFrom(t)).SelectMany(PublicApi.Members)
            .OfType<MethodBase>().SelectMany(m => m.GetParameters()).Where(p => IsPlainTime(p.Name!, p.ParameterType)).Select(p => $"{MemberText.Of(p.Member)}: {p.Name}")));

    [TestMethod]
    [DataRow("delay", typeof(long), true)]
    [DataRow("firstDelay", typeof(int?), true)]
    [DataRow("wait", typeof(uint), true)]
    [DataRow("wait", typeof(Rtos.Core.Ticks), false)]
    [DataRow("waitFor", typeof(uint), false)]
    [DataRow("milliseconds", typeof(long), false)]
    public void IsPlainTime_OfAParameter_LooksAtNameAndType(string name, Type type, bool expected) => Assert.AreEqual(expected, IsPlainTime(name, type));

    private static bool IsPlainTime(string name, Type type) => Numbers.Contains(Nullable.GetUnderlyingType(type) ?? type) && Time().IsMatch(name);

    [GeneratedRegex("(?:delay|wait|timeout|period|duration|ticks|cycles)$", RegexOptions.IgnoreCase)]
    private static partial Regex Time();
}
