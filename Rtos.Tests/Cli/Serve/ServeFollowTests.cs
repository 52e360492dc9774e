using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Rtos.Cli;
using Rtos.Core;
using Rtos.Hosting;
using Rtos.Tests.Hosting;

namespace Rtos.Tests.Cli;

/// <summary><c>esp32emu serve</c> with scripts: what clients see of them, and what it says when it starts.</summary>
[TestClass]
public sealed class ServeFollowTests
{
    [TestMethod]
    [Timeout(120_000)]
    public async Task Write_ToAScript_ShowsWhatComesBack()
    {
        using var folder = new TemporaryFolder(nameof(Write_ToAScript_ShowsWhatComesBack));
        await using var run = await Serving.StartAsync(folder.Write("board.py", "x = 5\n"));
        StringAssert.StartsWith(await run.AskAsync("write board print(6*7)"), "> 42\n input 1 at cycle ", StringComparison.Ordinal);
        StringAssert.StartsWith(await run.AskAsync("write x"), "> 5\n input 2 at cycle ", StringComparison.Ordinal);
        StringAssert.StartsWith(await run.AskAsync("write def f():"), " input 3 at cycle ", StringComparison.Ordinal);
        StringAssert.StartsWith(await run.AskAsync("write     return x + 1"), " input 4 at cycle ", StringComparison.Ordinal);
        StringAssert.StartsWith(await run.AskAsync("write"), " input 5 at cycle ", StringComparison.Ordinal);
        StringAssert.StartsWith(await run.AskAsync("write f()"), "> 6\n input 6 at cycle ", StringComparison.Ordinal);
        StringAssert.StartsWith(
            await run.AskAsync("write 1/0"),
            "> Traceback (most recent call last):\n>   File \"<stdin>\", line 1, in <module>\n> ZeroDivisionError: divide by zero\n input 7 at cycle ",
            StringComparison.Ordinal);
        Assert.AreEqual("ok\n", await run.AskAsync("follow"));
        await run.AskAsync("write print('live')");
        await run.WaitForAsync("> live\n");
    }

    [TestMethod]
    [Timeout(120_000)]
    public void Terminal_AtTheStart_SaysWhatRunsAndWhatCanBeTyped()
    {
        PseudoTerminal.RequireLinux();
        using var folder = new TemporaryFolder(nameof(Terminal_AtTheStart_SaysWhatRunsAndWhatCanBeTyped));
        var works = folder.Write("works.json", CliScenario.Works());
        using var terminal = PseudoTerminal.StartCli("serve", "--device", $"one={works}", "--device", $"two={works}");
        terminal.WaitFor("esp32emu: serving one, two; type help for the commands, quit to stop\r\n");
        terminal.Send("quit\r");
        Assert.AreEqual(ExitCode.Ok, terminal.WaitForExit());
    }

    [TestMethod]
    [Timeout(120_000)]
    public void Pipe_AtTheStart_SaysWhatRunsOnStandardErrorOnly()
    {
        using var folder = new TemporaryFolder(nameof(Pipe_AtTheStart_SaysWhatRunsOnStandardErrorOnly));
        var run = CliProcess.Run("quit\n", 0, "serve", "--device", $"one={folder.Write("works.json", CliScenario.Works())}");
        Assert.AreEqual("esp32emu: serving one\n", run.Error);
        StringAssert.StartsWith(run.Output, "ok\none: stopped at cycle ", StringComparison.Ordinal);
    }

    [TestMethod]
    [Timeout(120_000)]
    public async Task For_SlowStart_CountsFromWhenTheDeviceRuns()
    {
        static void Load(Device device)
        {
            using var never = new ManualResetEventSlim();
            never.Wait(TimeSpan.FromSeconds(1));
            Chips.Busy(1)(device);
        }

        var program = new ProgramFile(new ProgramIdentity("test", "test"), () => new FunctionProgram(Load), Chips.Idf);
        var request = new ServeRequest([("slow", program)], Chips.Idf, 1, null, null, false, TimeSpan.FromSeconds(0.5), false, false);
        using var output = new StringWriter(CultureInfo.InvariantCulture) { NewLine = "\n" };
        Assert.AreEqual(ExitCode.Ok, await new Server(request, output, output).RunAsync(() => new MemoryStream()));
        var cycle = long.Parse(output.ToString().Split("stopped at cycle ")[1].Split(',')[0], CultureInfo.InvariantCulture);
        Assert.IsGreaterThan(Chips.Idf.CpuHertz / 4, cycle);
    }

    /// <summary>A script that is served inside this process, and a TCP client.</summary>
    private sealed class Serving : IAsyncDisposable
    {
        private readonly TaskCompletionSource _end = new();
        private readonly List<string> _lines = [];
        private Task<int> _serving = Task.FromResult(0);
        private StreamReader _reader = StreamReader.Null;
        private StreamWriter _writer = StreamWriter.Null;

        internal static async Task<Serving> StartAsync(string script)
        {
            var listener = new TcpListener(IPAddress.Loopback, 0);
            listener.Start();
            var address = (IPEndPoint)listener.LocalEndpoint;
            listener.Stop();
            var serving = new Serving();
            var listen = new ServeListen(address, ListenToken.Read("none", null, null), new ConsoleLimits());
            var request = new ServeRequest(
                [("board", ProgramFile.Read(script))], null, 1, null, listen, false, TimeSpan.FromMinutes(2), false, false);
            serving._serving = new Server(request, TextWriter.Synchronized(new StringWriter()), TextWriter.Synchronized(new StringWriter()))
                .RunAsync(() => new WaitingStream(serving._end.Task));
            var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
            await socket.ConnectAsync(address);
            var stream = new NetworkStream(socket, ownsSocket: true);
            serving._reader = new StreamReader(stream);
            serving._writer = new StreamWriter(stream) { AutoFlush = true, NewLine = "\n" };
            return serving;
        }

        /// <summary>Asks, and gives the answer with all lines before it.</summary>
        internal async Task<string> AskAsync(string line)
        {
            _lines.Clear();
            await _writer.WriteLineAsync(line);
            return await ReadToAsync("ok");
        }

        internal async Task WaitForAsync(string line)
        {
            if (!_lines.Contains(line.TrimEnd('\n')))
            {
                await ReadToAsync(line.TrimEnd('\n'));
            }
        }

        public async ValueTask DisposeAsync()
        {
            _end.SetResult();
            _reader.Dispose();
            await _serving;
        }

        private async Task<string> ReadToAsync(string last)
        {
            do
            {
                _lines.Add(await _reader.ReadLineAsync() ?? throw new AssertFailedException(string.Join('\n', _lines)));
            }
            while (_lines[^1] != last && !_lines[^1].StartsWith("error: ", StringComparison.Ordinal));
            return string.Join('\n', _lines) + "\n";
        }
    }

    /// <summary>A standard input on which <c>quit</c> is typed in the end.</summary>
    private sealed class WaitingStream(Task end) : MemoryStream("quit\n"u8.ToArray())
    {
        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            await end.WaitAsync(cancellationToken);
            return await base.ReadAsync(buffer, cancellationToken);
        }
    }
}
