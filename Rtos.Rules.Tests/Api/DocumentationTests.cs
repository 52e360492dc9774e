using System.Reflection;
using System.Xml.Linq;

namespace Rtos.Rules.Tests.Api;

/// <summary>Every public member says what it does and what its parameters are.</summary>
[TestClass]
public sealed class DocumentationTests
{
    private const string Send = "M:Rtos.Tasks.RtosQueue`1.Send(`0,Rtos.Core.Ticks)";

    private static Assembly Tasks => typeof(Rtos.Tasks.RtosTask).Assembly;

    [TestMethod]
    [DataRow("Rtos.Core")]
    [DataRow("Rtos.Tasks")]
    [DataRow("Rtos.Thread")]
    [DataRow("Rtos.MicroPython")]
    [DataRow("Rtos.Scenarios")]
    [DataRow("Rtos.Testing")]
    [DataRow("Rtos.Hosting")]
    public void Comments_OfThePublicApi_HaveNoGaps(string name)
    {
        var assembly = Assembly.Load(name);
        Assert.AreEqual("", string.Join("\n", new DocumentationComments(assembly, DocumentationComments.Load(assembly)).Gaps()));
    }

    [TestMethod]
    [DataRow("T:Rtos.Tasks.RtosTask", "summary", "no summary")]
    [DataRow("P:Rtos.Tasks.RtosTask.Name", "summary", "no summary")]
    [DataRow("T:Rtos.Tasks.NotifyQueryResult", "param", "nothing about ")]
    [DataRow("T:Rtos.Tasks.RtosQueue`1", "typeparam", "nothing about T")]
    [DataRow(Send, "summary", "no summary")]
    [DataRow(Send, "param", "nothing about ")]
    public void Gaps_PartOfACommentMissing_AreFound(string member, string part, string expected)
    {
        var comments = DocumentationComments.Load(Tasks);
        Find(comments, member).Element(part)!.Remove();
        var gap = new DocumentationComments(Tasks, comments).Gaps().Single();
        StringAssert.StartsWith(gap, $"{member}: {expected}", StringComparison.Ordinal);
    }

    [TestMethod]
    public void Gaps_WholeCommentMissing_AreFound()
    {
        var comments = DocumentationComments.Load(Tasks);
        Find(comments, Send).Remove();
        Assert.HasCount(3, new DocumentationComments(Tasks, comments).Gaps().ToList());
    }

    private static XElement Find(XDocument comments, string member) =>
        comments.Descendants("member").Single(m => m.Attribute("name")!.Value == member);
}
