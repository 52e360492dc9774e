using Rtos.Core;

namespace Rtos.Tests.Core.Configuration;

[TestClass]
public sealed class MenuConfigTests
{
    [TestMethod]
    public void Parse_CommentsTrailingCommaSchemaAndPrefix_AreAccepted()
    {
        var config = MenuConfig.Parse(
            """
            // the schema
            {
              "$schema": "./menuconfig.schema.json", /* the rate */
              "CONFIG_FREERTOS_HZ": 250,
            }
            """,
            "t");
        Assert.AreEqual(250, config.GetNumber("FREERTOS_HZ"));
        Assert.AreEqual(250, config.GetNumber("CONFIG_FREERTOS_HZ"));
    }

    [TestMethod]
    public void IsSet_GivenAtItsDefault_IsTrueAndOthersFalse()
    {
        var config = MenuConfig.Parse("""{ "FREERTOS_HZ": 100 }""", "t");
        Assert.IsTrue(config.IsSet("FREERTOS_HZ"));
        Assert.IsFalse(config.IsSet("FREERTOS_UNICORE"));
    }

    [TestMethod]
    public void Get_WrongTypeOrUnknownName_ThrowsArgumentException()
    {
        Assert.StartsWith(
            "FREERTOS_HZ is a number: use GetNumber",
            Assert.ThrowsExactly<ArgumentException>(() => MenuConfig.Default.GetFlag("FREERTOS_HZ")).Message);
        Assert.StartsWith(
            "ESP32EMU_KERNEL is a string: use GetText",
            Assert.ThrowsExactly<ArgumentException>(() => MenuConfig.Default.GetNumber("ESP32EMU_KERNEL")).Message);
        Assert.StartsWith(
            "FREERTOS_UNICORE is a flag: use GetFlag",
            Assert.ThrowsExactly<ArgumentException>(() => MenuConfig.Default.GetText("FREERTOS_UNICORE")).Message);
        Assert.StartsWith(
            "unknown option FREERTOS_HX; did you mean FREERTOS_HZ?",
            Assert.ThrowsExactly<ArgumentException>(() => MenuConfig.Default.GetNumber("FREERTOS_HX")).Message);
    }

    [TestMethod]
    [DataRow("true", true)]
    [DataRow("True", true)]
    [DataRow("y", true)]
    [DataRow("FALSE", false)]
    [DataRow("n", false)]
    public void FromPairs_Flag_TakesTheUsualSpellings(string text, bool expected)
        => Assert.AreEqual(expected, MenuConfig.FromPairs([new("MICROPY_USE_BOTH_CORES", text)]).GetFlag("MICROPY_USE_BOTH_CORES"));

    [TestMethod]
    public void FromPairs_TextThatLooksLikeANumber_StaysText()
        => Assert.AreEqual(
            "0042",
            MenuConfig.FromPairs([new("FREERTOS_TIMER_SERVICE_TASK_NAME", "0042"), new("$schema", "x")])
                .GetText("FREERTOS_TIMER_SERVICE_TASK_NAME"));

    [TestMethod]
    [DataRow("FREERTOS_HZ", "5000", "FREERTOS_HZ is 5000; it must be 1 to 1000 (default 100)")]
    [DataRow("FREERTOS_HZ", " 50", "FREERTOS_HZ is \" 50\"; it must be a whole number, 1 to 1000 (default 100)")]
    [DataRow("FREERTOS_HZ", "", "FREERTOS_HZ is \"\"; it must be a whole number, 1 to 1000 (default 100)")]
    [DataRow("FREERTOS_HZ", "-", "FREERTOS_HZ is -; it must be a whole number, 1 to 1000 (default 100)")]
    [DataRow("FREERTOS_HZ", "٣", "FREERTOS_HZ is \"٣\"; it must be a whole number, 1 to 1000 (default 100)")]
    [DataRow("FREERTOS_HZ", null, "FREERTOS_HZ is null; it must be a whole number, 1 to 1000 (default 100)")]
    [DataRow("ESP32EMU_KERNEL", "IDF", "ESP32EMU_KERNEL is \"IDF\"; it must be \"freertos\", \"idf\" or \"smp\" (default \"idf\")")]
    [DataRow("ESP32EMU_PREEMPTION", "on", "ESP32EMU_PREEMPTION is on; it must be true or false (default true)")]
    [DataRow("ESP32EMU_PREEMPTION", "false", "ESP32EMU_PREEMPTION is false; with the kernel idf (ESP32EMU_KERNEL) it is always true")]
    [DataRow("FREERTOS_HERTZ", "1", "unknown option FREERTOS_HERTZ; did you mean FREERTOS_HZ?")]
    [DataRow(null, "1", "unknown option \"\"; menuconfig.schema.json lists the options")]
    public void FromPairs_WrongSetting_NamesTheSourceWithoutALine(string? name, string? value, string expected)
    {
        var error = Assert.ThrowsExactly<MenuConfigException>(() => MenuConfig.FromPairs([new(name!, value)], "appsettings"));
        Assert.AreEqual("appsettings: " + expected, error.Message);
        Assert.AreEqual((0, 0), (error.Line, error.Column));
    }

    [TestMethod]
    public void FromPairs_HalfOfASurrogatePair_IsShownAsTheReplacementCharacter()
    {
        var error = Assert.ThrowsExactly<MenuConfigException>(() => MenuConfig.FromPairs([new("FREERTOS_HZ", "\ud800")]));
        Assert.AreEqual("FREERTOS_HZ is \"\ufffd\"; it must be a whole number, 1 to 1000 (default 100)", error.Reason);
    }

    [TestMethod]
    public void FromPairs_GivenTwice_IsRefused()
    {
        var error = Assert.ThrowsExactly<MenuConfigException>(
            () => MenuConfig.FromPairs([new("FREERTOS_HZ", "100"), new("CONFIG_FREERTOS_HZ", "100")]));
        Assert.AreEqual("configuration: FREERTOS_HZ is given twice", error.Message);
    }

    [TestMethod]
    public void Load_MissingFile_SaysSo()
    {
        var error = Assert.ThrowsExactly<MenuConfigException>(() => MenuConfig.Load("no/such/menuconfig.json"));
        Assert.AreEqual("no/such/menuconfig.json: the file cannot be read: no such file", error.Message);
        Assert.IsNotNull(error.InnerException);
    }

    [TestMethod]
    public void Load_NoFile_SaysWhatItIs()
    {
        var folder = AppContext.BaseDirectory;
        Assert.AreEqual(
            $"{folder}: the file cannot be read: it is a folder",
            Assert.ThrowsExactly<MenuConfigException>(() => MenuConfig.Load(folder)).Message);
        Assert.AreEqual(
            "\"\": the file cannot be read: not a valid file path",
            Assert.ThrowsExactly<MenuConfigException>(() => MenuConfig.Load("")).Message);
        Assert.AreEqual(
            "\"a\\u0000b\": the file cannot be read: not a valid file path",
            Assert.ThrowsExactly<MenuConfigException>(() => MenuConfig.Load("a\0b")).Message);
    }

    [TestMethod]
    public void Load_BytesOfAFile_AreCheckedAsText()
    {
        AssertLoad([0xEF, 0xBB, 0xBF, (byte)'{', (byte)'}'], null);
        AssertLoad([(byte)'{', (byte)'\n', 0xC3, 0xA4, 0xFF, (byte)'}'], "(2,2): this is not UTF-8 text");
        AssertLoad(new byte[(1 << 20) + 1], ": the file is larger than 1 MiB; a configuration is not");
    }

    private static void AssertLoad(byte[] content, string? expected)
    {
        var path = Path.GetTempFileName();
        try
        {
            File.WriteAllBytes(path, content);
            if (expected is null)
            {
                CollectionAssert.AreEqual(MenuConfig.Default.ToPairs().ToArray(), MenuConfig.Load(path).ToPairs().ToArray());
                return;
            }

            var error = Assert.ThrowsExactly<MenuConfigException>(() => MenuConfig.Load(path));
            Assert.AreEqual(path + expected, error.Message);
        }
        finally
        {
            File.Delete(path);
        }
    }
}
