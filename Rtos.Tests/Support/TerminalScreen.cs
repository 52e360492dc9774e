using System.Globalization;
using System.Text;
using Rtos.Core;

namespace Rtos.Tests.Support;

/// <summary>What a terminal shows of what was written to it: rows that wrap, the cursor, and the escapes that move it.</summary>
internal sealed class TerminalScreen(int width) : TextWriter(CultureInfo.InvariantCulture)
{
    private readonly List<List<string>> _rows = [[]];
    private readonly StringBuilder _escape = new();
    private char _high;
    private int _row;
    private int _column;

    public override Encoding Encoding => Encoding.UTF8;

    /// <summary>The rows, without blanks at their ends; the second column of a wide character is no character.</summary>
    internal string Text => string.Join('\n', _rows.Select(r => string.Concat(r).TrimEnd())).TrimEnd('\n');

    /// <summary>The row and the column of the cursor.</summary>
    internal (int Row, int Column) Cursor => (_row, Math.Min(_column, width - 1));

    public override void Write(char value)
    {
        if (_escape.Length > 0)
        {
            Escape(value);
        }
        else if (value == '\u001b')
        {
            _escape.Append(value);
        }
        else if (value == '\r')
        {
            _column = 0;
        }
        else if (value == '\n')
        {
            Down();
        }
        else if (char.IsHighSurrogate(value))
        {
            _high = value;
        }
        else
        {
            Put(char.IsLowSurrogate(value) ? $"{_high}{value}" : value.ToString());
        }
    }

    private void Put(string character)
    {
        var columns = CharacterWidth.Of(Rune.GetRuneAt(character, 0));
        if (columns == 0)
        {
            Row(_row)[Math.Max(0, _column - 1)] += character;
            return;
        }

        if (_column + columns > width)
        {
            Down();
            _column = 0;
        }

        var row = Row(_row);
        while (row.Count < _column + columns)
        {
            row.Add(" ");
        }

        row[_column] = character;
        if (columns == 2)
        {
            row[_column + 1] = string.Empty;
        }

        _column += columns;
    }

    private void Escape(char value)
    {
        _escape.Append(value);
        if (_escape.Length == 2 || value is < '@' or > '~')
        {
            return;
        }

        var parameter = _escape.ToString(2, _escape.Length - 3);
        _escape.Clear();
        var count = int.TryParse(parameter, CultureInfo.InvariantCulture, out var number) ? number : 1;
        _column = Math.Min(_column, width - 1);
        switch (value)
        {
            case 'A': _row = Math.Max(0, _row - count); break;
            case 'B': _row = Math.Min(_rows.Count - 1, _row + count); break;
            case 'C': _column = Math.Min(width - 1, _column + count); break;
            case 'H': (_row, _column) = (0, 0); break;
            case 'J' when count == 2: _rows.Clear(); break;
            case 'J': Erase(); break;
            case 'h' or 'l' or 'm': break;
            default: throw new InvalidOperationException($"the editor uses an escape that a plain terminal may not have: {value}");
        }
    }

    private void Erase()
    {
        var row = Row(_row);
        row.RemoveRange(Math.Min(_column, row.Count), Math.Max(0, row.Count - _column));
        _rows.RemoveRange(_row + 1, _rows.Count - _row - 1);
    }

    private void Down() => Row(++_row);

    private List<string> Row(int index)
    {
        while (_rows.Count <= index)
        {
            _rows.Add([]);
        }

        return _rows[index];
    }
}
