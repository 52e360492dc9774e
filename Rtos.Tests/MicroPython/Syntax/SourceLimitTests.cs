using Rtos.MicroPython;

namespace Rtos.Tests.MicroPython.Syntax;

/// <summary>A source text has a greatest length, wherever it comes from.</summary>
[TestClass]
public sealed class SourceLimitTests
{
    private static readonly string TooLong = new('\n', Compiler.LongestSource + 1);

    [TestMethod]
    public void Compile_LongestSource_IsTaken() => Compiler.Compile(TooLong[1..], "a.py", CompileMode.File);

    [TestMethod]
    public void Parse_LongerSource_IsRefusedWithTheLimit()
    {
        var error = Assert.ThrowsExactly<ScriptSyntaxException>(() => Script.Parse(TooLong, "a.py"));
        Assert.AreEqual(("a.py", 1), (error.File, error.Line));
        Assert.Contains(Compiler.LongestSource.ToString(System.Globalization.CultureInfo.InvariantCulture), error.Reason);
    }

    [TestMethod]
    public void Load_FileOfAnySize_IsNotReadBeyondTheLimit()
    {
        // Sparse: it takes no room on the disk, and would not fit into memory.
        var path = Path.Combine(Path.GetTempPath(), $"esp32emu-tests-{Environment.ProcessId}-{nameof(SourceLimitTests)}.py");
        try
        {
            using (var file = File.Create(path))
            {
                file.SetLength(1L << 34);
            }

            Assert.ThrowsExactly<ScriptSyntaxException>(() => Script.Load(path));
        }
        finally
        {
            File.Delete(path);
        }
    }
}
