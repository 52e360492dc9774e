using System.Globalization;
using Microsoft.Extensions.Logging;
using Rtos.Cli;

namespace Rtos.Tests.Cli;

/// <summary>The log of <c>esp32emu serve</c> on standard error.</summary>
[TestClass]
public sealed class ServerLogTests
{
    [TestMethod]
    public void Log_TextOfADevice_IsOneLineWithoutEscapes()
    {
        using var error = new StringWriter(CultureInfo.InvariantCulture) { NewLine = "\n" };
        using var log = new ServerLog(error);
        log.Log(LogLevel.Error, default, "a\u001b[2J\nb", null, (text, _) => text);
        log.Log(LogLevel.Warning, default, "c\u202e", null, (text, _) => text);
        Assert.AreEqual("esp32emu: a\\x1b[2J b\nesp32emu: warning: c\\u202e\n", error.ToString());
    }
}
