using System.Text;
using System.Text.RegularExpressions;
using InterpreterGuard.Cli.Repl.Editing;

namespace InterpreterGuard.Cli.Tests.Support;

/// <summary>
/// A terminal that exists in memory: keys come from a list, and what is written is drawn on a grid as a terminal would, with wrapping held back at the last column. So tests see what a person would see.
/// </summary>
internal sealed partial class ScreenOfGlass(int width, int height = 24) : ITerminal
{
    private readonly List<Rune[]> _rows = [];
    private readonly Queue<ConsoleKeyInfo> _keys = new();
    private int _row;
    private int _column;

    public int Width => width;

    public int Height => height;

    /// <summary>Keys that come behind the first one count as pasted.</summary>
    public bool Pasting { get; set; }

    public bool KeyWaits => Pasting && _keys.Count > 0;

    public (int Row, int Column) Cursor => (_row, _column);

    public string Shown => string.Join('\n', _rows.Select(row => string.Concat(row.Where(rune => rune.Value != 0)).TrimEnd())).TrimEnd('\n');

    public ScreenOfGlass Type(string text)
    {
        foreach (var c in text)
            _keys.Enqueue(new(c, c == '\n' ? ConsoleKey.Enter : c == '\t' ? ConsoleKey.Tab : ConsoleKey.None, shift: false, alt: false, control: false));
        return this;
    }

    public ScreenOfGlass Press(params ConsoleKey[] keys)
    {
        foreach (var key in keys)
            _keys.Enqueue(new('\0', key, shift: false, alt: false, control: false));
        return this;
    }

    public ScreenOfGlass Control(ConsoleKey key)
    {
        _keys.Enqueue(new('\0', key, shift: false, alt: false, control: true));
        return this;
    }

    public ConsoleKeyInfo ReadKey() => _keys.TryDequeue(out var key) ? key : throw new InvalidOperationException($"Nobody presses another key. On the screen:\n{Shown}");

    public void Write(string text)
    {
        for (var at = 0; at < text.Length;)
        {
            if (Sequence.Match(text, at) is { Success: true } sequence)
            {
                Obey(sequence.Groups["what"].Value[0], int.TryParse(sequence.Groups["by"].ValueSpan, out var by) ? by : 0);
                at += sequence.Length;
                continue;
            }

            var rune = Rune.GetRuneAt(text, at);
            at += rune.Utf16SequenceLength;
            Put(rune);
        }
    }

    private void Put(Rune rune)
    {
        if (rune.Value == '\r')
            _column = 0;
        else if (rune.Value == '\n')
            _row++;
        else if (rune.Value < ' ')
            throw new InvalidOperationException($"A control character {rune.Value} reached the terminal.");
        else
        {
            var cells = rune.Value is >= 0x1100 and (>= 0x1f300 or (>= 0x3000 and <= 0xd7ff)) ? 2 : 1;
            if (_column + cells > width)
                throw new InvalidOperationException($"The line wrapped by itself at '{rune}'. On the screen:\n{Shown}");
            Row()[_column] = rune;
            _column += cells;
        }
    }

    private void Obey(char what, int by)
    {
        switch (what)
        {
            case 'A':
                Assert.InRange(by, 1, _row);
                _row -= by;
                break;
            case 'B':
                _row += by;
                break;
            case 'C':
                _column = Math.Min(_column + by, width - 1);
                break;
            case 'J' when by == 2:
                _rows.Clear();
                break;
            case 'J':
                Array.Fill(Row(), default, _column, width - _column);
                if (_rows.Count > _row + 1)
                    _rows.RemoveRange(_row + 1, _rows.Count - _row - 1);
                break;
            case 'H':
                (_row, _column) = (0, 0);
                break;
            default:
                throw new InvalidOperationException($"This terminal does not know the sequence '{what}'.");
        }
    }

    private Rune[] Row()
    {
        while (_rows.Count <= _row)
            _rows.Add(new Rune[width]);
        return _rows[_row];
    }

    [GeneratedRegex(@"\G\e\[(?<by>[0-9]*)(?<what>[A-Za-z])", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Sequence { get; }
}
