using System.Globalization;
using System.Text;

namespace Rtos.Cli;

/// <summary>The text of the line being typed, and its cursor.</summary>
internal sealed class EditedLine
{
    /// <summary>The columns of one level of indentation.</summary>
    internal const int Level = 4;

    private readonly StringBuilder _text = new();
    private string _deleted = string.Empty;

    /// <summary>The text.</summary>
    internal string Text => _text.ToString();

    /// <summary>The cursor's position: before the character at this index.</summary>
    internal int At { get; private set; }

    /// <summary>The text to the left of the cursor.</summary>
    internal string Before => _text.ToString(0, At);

    /// <summary>Whether nothing has been typed.</summary>
    internal bool IsEmpty => _text.Length == 0;

    /// <summary>Sets the text, with the cursor at its end.</summary>
    internal void Set(string text)
    {
        _text.Clear().Append(text);
        At = text.Length;
    }

    /// <summary>Inserts a text at the cursor.</summary>
    internal void Insert(string text)
    {
        _text.Insert(At, text);
        At += text.Length;
    }

    /// <summary>Inserts what was deleted last.</summary>
    internal void Yank() => Insert(_deleted);

    /// <summary>Inserts blanks: up to the next level at the beginning of the line, one level elsewhere.</summary>
    internal void Indent()
    {
        var isStart = string.IsNullOrWhiteSpace(Before);
        Insert(new string(' ', isStart ? Level - (At % Level) : Level));
    }

    /// <summary>Moves the cursor to the left end.</summary>
    internal void Home() => At = 0;

    /// <summary>Moves the cursor to the right end.</summary>
    internal void End() => At = _text.Length;

    /// <summary>Moves the cursor by one character; a letter and its marks are one.</summary>
    internal void Left() => At = LeftOf(At);

    /// <summary>Moves the cursor by one character.</summary>
    internal void Right() => At = RightOf(At);

    /// <summary>Moves the cursor by one word.</summary>
    internal void WordLeft() => At = WordLeftOf(At);

    /// <summary>Moves the cursor by one word.</summary>
    internal void WordRight() => At = WordRightOf(At);

    /// <summary>Deletes the character on the left; of blanks at the beginning of the line, one level.</summary>
    internal void Backspace()
    {
        var before = Before;
        var isIndent = before.Length > 0 && before.All(c => c == ' ');
        Delete(isIndent ? At - 1 - ((At - 1) % Level) : LeftOf(At), At);
    }

    /// <summary>Deletes the character on the right.</summary>
    internal void Delete() => Delete(At, RightOf(At));

    /// <summary>Deletes up to the end of the line, and keeps it for <see cref="Yank"/>.</summary>
    internal void DeleteToEnd() => Cut(At, _text.Length);

    /// <summary>Deletes from the beginning of the line, and keeps it.</summary>
    internal void DeleteToStart() => Cut(0, At);

    /// <summary>Deletes the word on the left, up to a blank, and keeps it.</summary>
    internal void DeleteWordLeft()
    {
        var from = At;
        while (from > 0 && _text[from - 1] == ' ')
        {
            from--;
        }

        while (from > 0 && _text[from - 1] != ' ')
        {
            from--;
        }

        Cut(from, At);
    }

    /// <summary>Deletes the word on the right, and keeps it.</summary>
    internal void DeleteWordRight() => Cut(At, WordRightOf(At));

    private void Cut(int from, int to)
    {
        if (to > from)
        {
            _deleted = _text.ToString(from, to - from);
            Delete(from, to);
        }
    }

    private void Delete(int from, int to)
    {
        _text.Remove(from, to - from);
        At = from;
    }

    private int LeftOf(int at)
    {
        var starts = StringInfo.ParseCombiningCharacters(_text.ToString());
        var index = Array.FindLastIndex(starts, s => s < at);
        return index < 0 ? 0 : starts[index];
    }

    private int RightOf(int at) => at == _text.Length ? at : at + StringInfo.GetNextTextElementLength(_text.ToString(), at);

    private int WordLeftOf(int at)
    {
        while (at > 0 && !IsOfWord(at - 1))
        {
            at--;
        }

        while (at > 0 && IsOfWord(at - 1))
        {
            at--;
        }

        return at;
    }

    private int WordRightOf(int at)
    {
        while (at < _text.Length && !IsOfWord(at))
        {
            at++;
        }

        while (at < _text.Length && IsOfWord(at))
        {
            at++;
        }

        return at;
    }

    private bool IsOfWord(int at) => char.IsLetterOrDigit(_text[at]) || _text[at] == '_' || char.IsSurrogate(_text[at]);
}
