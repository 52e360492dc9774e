using System.Text;
using Rtos.Cli;
using Rtos.Hosting;
using Rtos.Tests.Hosting;

namespace Rtos.Tests.Cli;

/// <summary>Clients that speak another protocol: a web page must not drive the console.</summary>
[TestClass]
public sealed class ForeignProtocolTests
{
    [TestMethod]
    [DataRow("POST", "1.1", null)]
    [DataRow("POST", "1.1", ConsolePlace.Token)]
    [DataRow("POST", "1.0", null)]
    [DataRow("PUT", "1.1", null)]
    [DataRow("step", "1.1", null)]
    [DataRow("POST", "2.0", null)]
    [DataRow("POST", "2.0", ConsolePlace.Token)]
    public async Task HttpClient_BodyOfCommands_ExecutesNothing(string method, string version, string? token)
    {
        await using var place = new ConsolePlace(token: token);
        using var client = new HttpClient();
        using var request = new HttpRequestMessage(new HttpMethod(method), $"http://{place.Server.EndPoint}/")
        {
            Version = Version.Parse(version),
            VersionPolicy = HttpVersionPolicy.RequestVersionExact,
            Content = new StringContent("step 1ms\nstep 1ms\nreset\n", Encoding.UTF8, "text/plain"),
        };
        await Assert.ThrowsAsync<HttpRequestException>(() => client.SendAsync(request));
        await place.AssertNothingWasDoneAsync();
    }

    [TestMethod]
    [DataRow(null)]
    [DataRow(ConsolePlace.Token)]
    public async Task HttpClient_Tls_ExecutesNothing(string? token)
    {
        await using var place = new ConsolePlace(token: token);
        using var client = new HttpClient();
        using var content = new StringContent("step 1ms\n");
        await Assert.ThrowsAsync<HttpRequestException>(() => client.PostAsync(new Uri($"https://{place.Server.EndPoint}/"), content));
        await place.AssertNothingWasDoneAsync();
    }

    [TestMethod]
    [DataRow("GET / HTTP/1.1\r\n\r\n")]
    [DataRow("GET /\n")]
    [DataRow("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n")]
    [DataRow("write /path HTTP/1.1\r\n")]
    [DataRow("OPTIONS rtsp://x RTSP/1.0\r\n")]
    [DataRow("EHLO x\r\n")]
    [DataRow("\r\n\r\nPOST / HTTP/1.1\r\n")]
    [DataRow("\u0016\u0003\u0001\u0002\n")]
    [DataRow("\0\u0001\n")]
    public async Task FirstLine_OfAnotherProtocol_GetsOneAnswerAndNothingIsDone(string sent)
    {
        await using var place = new ConsolePlace();
        using var client = await place.ConnectAsync(sent + "step 1ms\nstep 1ms\n");
        var answer = (await ConsolePlace.ReadAllAsync(client)).Replace("ok\n", "", StringComparison.Ordinal);
        Assert.MatchesRegex("^error: [^\n]*\n$", answer);
        await place.AssertNothingWasDoneAsync();
    }

    [TestMethod]
    public async Task FirstLine_TooLong_TakesWhatFollowsWithIt()
    {
        await using var place = new ConsolePlace();
        using var client = await place.ConnectAsync($"GET /{new string('x', 10_000)} HTTP/1.1\r\nstep 1ms\n");
        Assert.MatchesRegex("^error: [^\n]*\n$", await ConsolePlace.ReadAllAsync(client));
        await place.AssertNothingWasDoneAsync();
    }

    [TestMethod]
    [DataRow("ps")]
    [DataRow("Board: ps")]
    [DataRow("write GET / HTTP/1.1 please")]
    [DataRow("send http HTTP/")]
    [DataRow("")]
    public void IsRequest_LineOfTheConsole_IsFalse(string line) => Assert.IsFalse(ForeignProtocol.IsRequest(line));
}
