using Rtos.Cli;
using Rtos.Core;
using Rtos.Hosting;
using Rtos.Tests.Hosting;

namespace Rtos.Tests.Cli;

/// <summary>A session of the console over devices that a test runs itself.</summary>
internal sealed class ConsoleStand : IDisposable
{
    private readonly List<string> _traced = [];
    private readonly Stand _stand;

    internal ConsoleStand(Action<Device> load, params string[] names)
    {
        string[] all = names.Length == 0 ? ["chip"] : names;
        _stand = new Stand([.. all.Select(n => Stand.Setup(n, load, device: d => d.StartPaused = true))]).Start();
        Session = new ConsoleSession(_stand.Emulator, new ConsoleLimits(), _stand.Time, Write);
    }

    internal ConsoleSession Session { get; }

    internal Stand Stand => _stand;

    /// <summary>The client takes nothing until this is done.</summary>
    internal Task Gate { get; set; } = Task.CompletedTask;

    /// <summary>Waits until the client has got a line.</summary>
    internal void WaitFor(string line)
    {
        for (var waits = 0; !Traced.Contains(line, StringComparison.Ordinal); waits++)
        {
            Assert.IsLessThan(1_000_000, waits, $"the client does not get {line}");
            Stand.Turns();
        }
    }

    /// <summary>The lines of traces and of devices so far.</summary>
    internal string Traced
    {
        get
        {
            lock (_traced)
            {
                return string.Concat(_traced);
            }
        }
    }

    internal string Ask(string line) => _stand.Do(Session.ExecuteAsync(line, default)).Text;

    /// <summary>Compares an answer with lines that are written without their marks.</summary>
    internal static void AssertText(string expected, string actual) =>
        Assert.AreEqual(expected.ReplaceLineEndings("\n") + "\n", actual.Replace("\n ", "\n", StringComparison.Ordinal).TrimStart(' '));

    public void Dispose()
    {
        _stand.Do(Session.DisposeAsync().AsTask());
        _stand.Dispose();
    }

    private async Task Write(string text)
    {
        await Gate.ConfigureAwait(false);
        lock (_traced)
        {
            _traced.Add(text);
        }
    }
}
