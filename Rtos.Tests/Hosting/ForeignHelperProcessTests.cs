namespace Rtos.Tests.Hosting;

/// <summary>Mistakes that once ended the process: only their devices panic.</summary>
[TestClass]
public sealed class ForeignHelperProcessTests
{
    [TestMethod]
    [Timeout(120_000)]
    public void Host_DevicesWithForeignHelpers_OnlyThesePanicAndTheProcessEndsInGoodOrder()
    {
        using var child = new ChildProcess("mistakes");
        var lines = new List<string>();
        while (child.ReadLine() is { } line)
        {
            lines.Add(line);
        }

        child.WaitForExit();

        Assert.AreEqual(0, child.ExitCode, child.Errors);
        CollectionAssert.AreEqual(
            new[]
            {
                "awaited Panicked", "forgotten Panicked", "void Panicked", "value Panicked", "retries Panicked", "good Running", "stopped",
            },
            lines);
    }
}
