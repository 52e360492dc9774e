using FsCheck;
using FsCheck.Fluent;
using Rtos.Core;
using Rtos.Tests.Core.Properties;

namespace Rtos.Tests.Core.Text;

/// <summary>Foreign text in messages: cut at a length, never inside a character.</summary>
[TestClass]
public sealed class ShownTextTests
{
    // Texts in which every second character takes two places, and some are halves of such ones.
    private static readonly string[] Pieces = ["a", "é", "語", "😀", "𝄞", "\ud83d", "\ude00", "\n", "\"", "\u202e"];

    private static Gen<(string Text, int Longest)> Texts =>
        from pieces in Gen.Elements(Pieces).ListOf()
        from longest in Gen.Choose(0, 12)
        select (string.Concat(pieces), longest);

    [TestMethod]
    [DataRow("abc", 3, "abc")]
    [DataRow("abcd", 3, "abc…")]
    [DataRow("ab😀", 3, "ab…")]
    [DataRow("ab😀", 4, "ab😀")]
    [DataRow("😀", 0, "…")]
    [DataRow("", 0, "")]
    public void Cut_LongText_EndsWithAnEllipsis(string text, int longest, string expected) => Assert.AreEqual(expected, ShownText.Cut(text, longest));

    [TestMethod]
    public void Beginning_AnyText_SplitsNoPair() => Law.Holds(5_000, Texts, _ => [], sample =>
    {
        var (text, longest) = sample;
        var beginning = ShownText.Beginning(text, longest);
        Assert.IsTrue(text.StartsWith(beginning, StringComparison.Ordinal) && beginning.Length <= longest);
        Assert.IsFalse(IsSplit(text, beginning.Length), $"{longest} of {text}");

        // Not shorter than need be.
        Assert.IsTrue(beginning.Length == text.Length || beginning.Length >= longest - 1);
        Assert.AreEqual(beginning.Length == text.Length ? text : beginning + "…", ShownText.Cut(text, longest));
    });

    [TestMethod]
    public void OneLine_AnyText_IsOneLineOfWholeCharacters() => Law.Holds(5_000, Texts, _ => [], sample =>
    {
        var shown = ShownText.OneLine(sample.Text, sample.Longest, "\"\\");
        Assert.IsFalse(shown.Any(c => char.IsControl(c) || c == '\u202e'), shown);
        for (var i = 0; i < shown.Length; i++)
        {
            Assert.AreEqual(char.IsHighSurrogate(shown[i]), i + 1 < shown.Length && char.IsLowSurrogate(shown[i + 1]), shown);
        }
    });

    [TestMethod]
    [DataRow(1, "1 core")]
    [DataRow(0, "0 cores")]
    [DataRow(2.5, "2.5 cores")]
    public void Count_Number_HasTheNounForIt(double number, string expected) => Assert.AreEqual(expected, ShownText.Count((decimal)number, "core"));

    private static bool IsSplit(string text, int at) => at > 0 && at < text.Length && char.IsSurrogatePair(text[at - 1], text[at]);
}
