using System.Text.Json;
using Rtos.Bench;

namespace Rtos.Tests.Bench;

/// <summary>What the benchmark's command line refuses, and what it writes.</summary>
[TestClass]
public sealed class BenchCommandLineTests
{
    [TestMethod]
    [DataRow("")]
    [DataRow("chek")]
    [DataRow("compare --only W77")]
    [DataRow("compare --fast")]
    [DataRow("compare --quick --json no/such/folder/x.json --only W1")]
    [DataRow("time")]
    [DataRow("time W77")]
    [DataRow("time W1 --repeat 0")]
    [DataRow("time W1 --n 1")]
    public void Run_WrongArguments_SaysWhatAndEndsWith2(string line)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var code = Program.Run(line.Split(' ', StringSplitOptions.RemoveEmptyEntries), output, error);
        Assert.AreEqual(2, code);
        Assert.AreNotEqual("", error.ToString());
        Assert.AreEqual("", output.ToString());
    }

    [TestMethod]
    [DataRow("time W1 --n 4 --repeat 2")]
    [DataRow("time W4 --n 4 --repeat 1")]
    public void Run_TimeOfAWorkload_TellsItInNanosecondsAndUnits(string line)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();

        var code = Program.Run(line.Split(' '), output, error);

        Assert.AreEqual(0, code, error.ToString());
        Assert.Contains("ratio: ", output.ToString());
    }

    [TestMethod]
    public void Find_UnknownWorkload_NamesTheOthers() =>
        Assert.Contains("W1, W2", Assert.ThrowsExactly<BadInputException>(() => AllWorkloads.Find("W0")).Message);

    [TestMethod]
    public void Parse_W9_SelectsItsVariants()
    {
        var selection = Selection.Parse("w1, W9");
        Assert.IsTrue(selection.Has("W1"));
        Assert.IsTrue(selection.Has("W9-smp2-text"));
        Assert.IsFalse(selection.Has("W2"));
    }

    [TestMethod]
    public void Write_Json_HasWhatMachinesRead()
    {
        var comparison = new Comparison(
            200,
            5,
            [new WorkloadRow("W1", "yield", 10, 0.05, 0.03, Verdict.Missed, 0.017, 0, null, new Dictionary<string, double> { ["threads"] = 3000 })],
            [new GrowthRow("W7", 10, 50, 0.25)],
            [FigureRow.AtMost("memory", 200, "B", 256)]);
        using var json = JsonDocument.Parse(ComparisonJson.Write(comparison));
        var row = json.RootElement.GetProperty("workloads")[0];
        Assert.AreEqual(200, json.RootElement.GetProperty("unitNanoseconds").GetDouble());
        Assert.AreEqual("missed", row.GetProperty("verdict").GetString());
        Assert.AreEqual(3000, row.GetProperty("others").GetProperty("threads").GetDouble());
        Assert.AreEqual("ok", json.RootElement.GetProperty("figures")[0].GetProperty("verdict").GetString());
        Assert.AreEqual(10, json.RootElement.GetProperty("growth")[0].GetProperty("count").GetInt32());
    }
}
