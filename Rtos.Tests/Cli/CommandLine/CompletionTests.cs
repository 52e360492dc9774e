using System.Diagnostics;
using Rtos.Cli;

namespace Rtos.Tests.Cli;

/// <summary>Shell completion: the directive, and the scripts that call it.</summary>
[TestClass]
public sealed class CompletionTests
{
    [TestMethod]
    [DataRow("run --tr", "--trace\n--trace-dir\n")]
    [DataRow("ver", "verify\n--version\n")]
    [DataRow("run x.py --gil ", "fair\nunfair\n")]
    [DataRow("exp", "explore\n")]
    [DataRow("explore x.json --strategy ", "auto\ndelay-bounded:2\npct:3\nrandom\n")]
    [DataRow("explore x.json --fail-on de", "deadlock\n")]
    [DataRow("help ser", "serve\n")]
    public void Suggest_BeginningOfALine_OffersWhatCanFollow(string line, string expected) => Assert.AreEqual(
        new CommandLineRun(ExitCode.Ok, expected, ""), CommandLineRun.Of($"[suggest:{line.Length}]", line));

    [TestMethod]
    [DataRow("bash", "complete -o default -F _esp32emu esp32emu\n")]
    [DataRow("zsh", "compdef _esp32emu esp32emu\n")]
    [DataRow("fish", "complete -c esp32emu -a '(__esp32emu_complete)'\n")]
    [DataRow("pwsh", "}\n")]
    public void Completion_OfAShell_IsAScriptThatAsksTheCommand(string shell, string end)
    {
        var run = CommandLineRun.Of("completion", shell);
        Assert.AreEqual((ExitCode.Ok, ""), (run.Code, run.Error));
        Assert.Contains("esp32emu \"[suggest:", run.Output);
        Assert.EndsWith(end, run.Output);
    }

    [TestMethod]
    public void Completion_OfNoShell_NamesThem() => Assert.AreEqual(
        new CommandLineRun(ExitCode.BadInput, "", "esp32emu: completion cmd: choose one of bash, zsh, fish, pwsh\n"), CommandLineRun.Of("completion", "cmd"));

    [TestMethod]
    public void Bash_WithTheScript_Completes()
    {
        const string Bash = "/bin/bash";
        if (OperatingSystem.IsWindows() || !File.Exists(Bash))
        {
            Assert.Inconclusive("no bash here");
            return;
        }

        using var folder = new TemporaryFolder(nameof(CompletionTests));
        var host = Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet";
        var command = folder.Write("esp32emu", $"#!/bin/sh\nexec \"{host}\" \"{Path.Combine(AppContext.BaseDirectory, "esp32emu.dll")}\" \"$@\"\n");
        File.SetUnixFileMode(command, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        const string Script = """
            source <(esp32emu completion bash)
            complete -p esp32emu
            t() {
                COMP_LINE="$1" COMP_POINT=${#1} COMP_WORDS=($1) COMPREPLY=()
                [[ "$1" == *" " ]] && COMP_WORDS+=("")
                COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
                _esp32emu
                echo "$1: ${COMPREPLY[*]}"
            }
            t "esp32emu re"
            t "esp32emu run --tr"
            t "esp32emu run x"
            t "esp32emu run x.py --dialect l"
            """;
        var start = new ProcessStartInfo(Bash, ["--norc", "--noprofile", "-c", Script.ReplaceLineEndings("\n")]) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["PATH"] = folder.Root + ":" + Environment.GetEnvironmentVariable("PATH");
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.AreEqual(
            """
            complete -o default -F _esp32emu esp32emu
            esp32emu re: repl replay
            esp32emu run --tr: --trace --trace-dir
            esp32emu run x: 
            esp32emu run x.py --dialect l: loboris

            """.ReplaceLineEndings("\n"),
            output,
            error.GetAwaiter().GetResult());
    }
}
