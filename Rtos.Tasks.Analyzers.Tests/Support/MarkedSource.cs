using System.Text;
using System.Text.RegularExpressions;

namespace Rtos.Tasks.Analyzers.Tests.Support;

/// <summary>C# text in which <c>{|RTOS001:text|}</c> marks where which rule is expected.</summary>
internal sealed partial class MarkedSource
{
    private const string Usings = """
        using System;
        using System.Collections.Generic;
        using System.Diagnostics;
        using System.IO;
        using System.Linq;
        using System.Security.Cryptography;
        using System.Threading;
        using System.Threading.Tasks;
        using Rtos.Core;
        using Rtos.Tasks;

        """;

    private MarkedSource(string marked)
    {
        var text = new StringBuilder();
        var expected = new List<string>();
        var at = 0;
        foreach (Match mark in Mark().Matches(marked))
        {
            text.Append(marked, at, mark.Index - at);
            expected.Add(Finding(mark.Groups["rule"].Value, LineOf(text.ToString()), mark.Groups["text"].Value));
            text.Append(mark.Groups["text"].Value);
            at = mark.Index + mark.Length;
        }

        Text = text.Append(marked, at, marked.Length - at).ToString();
        Expected = expected;
    }

    internal string Text { get; }

    internal IReadOnlyList<string> Expected { get; }

    /// <summary>A whole file.</summary>
    internal static MarkedSource File(string marked) => new(marked);

    /// <summary>Members of a static class.</summary>
    internal static MarkedSource Members(string marked) => new($"{Usings}static class Firmware\n{{\n{marked}\n}}\n");

    /// <summary>Statements of a helper of a task that knows a <c>task</c>, a <c>device</c> and a <c>queue</c>.</summary>
    internal static MarkedSource Task(string marked) => Members(
        $"static async Routine Helper(RtosTask task, Device device, RtosQueue<int> queue)\n{{\n{marked}\nawait task.Yield();\n}}");

    /// <summary>Statements of a method of the host, with the same names.</summary>
    internal static MarkedSource Host(string marked) => Members(
        $"static async Task Host(RtosTask task, Device device, RtosQueue<int> queue)\n{{\n{marked}\nawait Task.Yield();\n}}");

    /// <summary>Statements of a method of the host that is not async, with the same names.</summary>
    internal static MarkedSource SynchronousHost(string marked) => Members(
        $"static void Host(RtosTask task, Device device, RtosQueue<int> queue)\n{{\n{marked}\n}}");

    /// <summary>How a finding is written in expectations: rule, line from 1, and the first line of the text.</summary>
    internal static string Finding(string rule, int line, string text) =>
        FormattableString.Invariant($"{rule} in line {line}: {text.Split('\n')[0]}");

    private static int LineOf(string before) => before.Count(c => c == '\n') + 1;

    [GeneratedRegex(@"\{\|(?<rule>RTOS\d+):(?<text>.*?)\|\}", RegexOptions.Singleline)]
    private static partial Regex Mark();
}
