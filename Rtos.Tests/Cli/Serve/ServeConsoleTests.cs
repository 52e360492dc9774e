using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Rtos.Cli;
using Rtos.Tests.Hosting;

namespace Rtos.Tests.Cli;

/// <summary>The console of <c>esp32emu serve</c> as a process, over TCP and on its standard streams.</summary>
[TestClass]
public sealed class ServeConsoleTests
{
    private const string Given = "a-token-of-my-own";

    [TestMethod]
    public async Task Http_PostOfCommands_ExecutesNothingAndThePrintedTokenLetsIn()
    {
        using var folder = new TemporaryFolder(nameof(Http_PostOfCommands_ExecutesNothingAndThePrintedTokenLetsIn));
        using var serve = Start(folder);
        var (address, first) = Printed(serve, isTokenPrinted: true);
        using (var http = new HttpClient())
        {
            using var content = new StringContent("step 1ms\nquit\n");
            await Assert.ThrowsAsync<HttpRequestException>(() => http.PostAsync(new Uri($"http://{address}/"), content));
        }

        using var client = Connect(address);
        Assert.AreEqual("ok\n", await ConsolePlace.AskAsync(client, first));
        StringAssert.Contains(await ConsolePlace.AskAsync(client, "devices"), "Paused  0 ms", StringComparison.Ordinal);
        Quit(serve);
    }

    [TestMethod]
    [DataRow("variable")]
    [DataRow("file")]
    [DataRow("option")]
    public async Task Token_Given_IsAskedForAndPrintedOnlyIfItIsSeenAnyhow(string where)
    {
        using var folder = new TemporaryFolder(nameof(Token_Given_IsAskedForAndPrintedOnlyIfItIsSeenAnyhow));
        string[] options = where switch
        {
            "file" => ["--token-file", folder.Write("token", Given + "\r\n")],
            "option" => ["--token", Given],
            _ => [],
        };
        using var serve = Start(folder, variable: where == "variable" ? Given : null, options);
        var (address, first) = Printed(serve, isTokenPrinted: true);
        Assert.AreEqual(where == "option", first.Contains(Given, StringComparison.Ordinal));
        using var wrong = Connect(address);
        StringAssert.StartsWith(await ConsolePlace.AskAsync(wrong, "token another-one"), "error: ", StringComparison.Ordinal);
        using var right = Connect(address);
        Assert.AreEqual("ok\n", await ConsolePlace.AskAsync(right, $"token {Given}"));
        Quit(serve);
    }

    [TestMethod]
    public async Task Token_None_WarnsAndLetsIn()
    {
        using var folder = new TemporaryFolder(nameof(Token_None_WarnsAndLetsIn));
        using var serve = Start(folder, variable: null, "--token", "none");
        var (address, _) = Printed(serve, isTokenPrinted: false);
        using var client = Connect(address);
        Assert.AreEqual("ok\n", await ConsolePlace.AskAsync(client, "use a"));
        Quit(serve);
        StringAssert.StartsWith(await serve.StandardError.ReadToEndAsync(), "esp32emu: warning: ", StringComparison.Ordinal);
    }

    [TestMethod]
    [DataRow("none")]
    [DataRow("short")]
    [DataRow("with a blank")]
    [DataRow("")]
    public void TokenFile_WithoutAToken_IsRefusedAndNotRepeated(string content)
    {
        using var folder = new TemporaryFolder(nameof(TokenFile_WithoutAToken_IsRefusedAndNotRepeated));
        var works = folder.Write("works.json", CliScenario.Works());
        var file = folder.Write("secret.txt", content);
        var run = CommandLineRun.Of("serve", "--device", $"a={works}", "--listen", "127.0.0.1:0", "--token-file", file);
        Assert.AreEqual((ExitCode.BadInput, ""), (run.Code, run.Output));
        StringAssert.StartsWith(run.Error, $"esp32emu: --token-file {file}: the content is not a token;", StringComparison.Ordinal);
        Assert.DoesNotContain("with a blank", run.Error);
    }

    [TestMethod]
    [DataRow(false, "> \\x1b[2J|> ok|> error: \\x9bforged")]
    [DataRow(true, "> \u001b[2J|> ok|> error: \u009bforged")]
    public void Output_DevicePrintsEscapesAndEndsOfAnswers_IsMarkedAndShown(bool isRaw, string expected)
    {
        using var folder = new TemporaryFolder(nameof(Output_DevicePrintsEscapesAndEndsOfAnswers_IsMarkedAndShown));
        var script = folder.Write("hostile.py", "print('\\x1b[2J')\nprint('ok')\nprint('error: \\u009bforged')\n");
        using var serve = Run(null, ["--device", $"a={script}", "--ratio", "0", .. isRaw ? (string[])["--raw"] : []]);
        foreach (var line in expected.Split('|'))
        {
            Assert.AreEqual(line, serve.StandardOutput.ReadLine());
        }

        Quit(serve);
    }

    private static Process Start(TemporaryFolder folder, string? variable = null, params string[] options)
    {
        var works = folder.Write("works.json", CliScenario.Works());
        return Run(variable, ["--device", $"a={works}", "--paused", "--listen", "127.0.0.1:0", .. options]);
    }

    private static Process Run(string? variable, string[] options)
    {
        // Without the standard input of a test that has failed it would run forever.
        var start = new ProcessStartInfo("dotnet", ["exec", typeof(ExitCode).Assembly.Location, "serve", "--for", "120", .. options])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
            StandardOutputEncoding = System.Text.Encoding.UTF8,
        };
        start.Environment.Remove("ESP32EMU_TOKEN");
        if (variable is not null)
        {
            start.Environment.Add("ESP32EMU_TOKEN", variable);
        }

        return Process.Start(start)!;
    }

    // What is printed at the start: where it listens, and what to type first.
    private static (IPEndPoint Address, string First) Printed(Process serve, bool isTokenPrinted)
    {
        var listening = serve.StandardOutput.ReadLine() ?? throw new AssertFailedException(serve.StandardError.ReadToEnd());
        var address = IPEndPoint.Parse(listening[(listening.LastIndexOf(' ') + 1)..]);
        StringAssert.EndsWith(
            serve.StandardOutput.ReadLine(), FormattableString.Invariant($"nc {address.Address} {address.Port}"), StringComparison.Ordinal);
        var first = isTokenPrinted ? serve.StandardOutput.ReadLine() ?? "" : "";
        return (address, first[Math.Max(0, first.IndexOf("token ", StringComparison.Ordinal))..]);
    }

    private static NetworkStream Connect(IPEndPoint address)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
        socket.Connect(address);
        return new NetworkStream(socket, ownsSocket: true);
    }

    private static void Quit(Process serve)
    {
        serve.StandardInput.WriteLine("quit");
        serve.StandardInput.Flush();
        Assert.IsTrue(serve.WaitForExit(TimeSpan.FromSeconds(30)), "it does not end");
        Assert.AreEqual(ExitCode.Ok, serve.ExitCode);
    }
}
