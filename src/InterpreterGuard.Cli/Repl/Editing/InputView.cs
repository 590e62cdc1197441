using System.Globalization;
using System.Text;
using InterpreterGuard.Cli.Showing;

namespace InterpreterGuard.Cli.Repl.Editing;

/// <summary>Draws what is being typed: prompt and lines, broken where the terminal ends, with the cursor at its place. It draws over what it drew before.</summary>
internal sealed class InputView(ITerminal terminal)
{
    private const string Escape = "\e[";
    private int _cursorRow;
    private int _rowsDrawn;

    public void Draw(string prompt, string promptGoingOn, string text, int cursor)
    {
        var (rows, row, column) = Lay(prompt, promptGoingOn, text, cursor, Math.Max(terminal.Width, 8));
        var (first, count) = Window(rows.Count, row, Math.Max(terminal.Height - 1, 2));
        var drawn = new StringBuilder();
        if (_cursorRow > 0)
            drawn.Append(CultureInfo.InvariantCulture, $"{Escape}{_cursorRow}A");
        drawn.Append('\r').Append(Escape).Append('J').AppendJoin("\r\n", rows.Skip(first).Take(count));
        _cursorRow = row - first;
        _rowsDrawn = count;
        Move(drawn, count - 1 - _cursorRow, 'A');
        drawn.Append('\r');
        Move(drawn, column, 'C');
        terminal.Write(drawn.ToString());
    }

    /// <summary>Leaves what was drawn standing and goes on below it.</summary>
    public void Finish()
    {
        var below = new StringBuilder();
        Move(below, _rowsDrawn - 1 - _cursorRow, 'B');
        terminal.Write(below.Append("\r\n").ToString());
        (_cursorRow, _rowsDrawn) = (0, 0);
    }

    public void ClearScreen()
    {
        terminal.Write($"{Escape}2J{Escape}H");
        (_cursorRow, _rowsDrawn) = (0, 0);
    }

    private static void Move(StringBuilder drawn, int by, char direction)
    {
        if (by > 0)
            drawn.Append(CultureInfo.InvariantCulture, $"{Escape}{by}{direction}");
    }

    // A text longer than the screen is seen where the cursor is.
    private static (int First, int Count) Window(int rows, int row, int max) =>
        rows <= max ? (0, rows) : (Math.Clamp(row - max + 1, 0, rows - max), max);

    private static (List<string> Rows, int Row, int Column) Lay(string prompt, string promptGoingOn, string text, int cursor, int width)
    {
        var rows = new List<string>();
        var line = new StringBuilder(prompt);
        var (filled, row, column) = (Cells.Count(prompt), 0, 0);
        var at = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            var shown = rune.Value == '\n' ? "" : SafeText.Line(rune.ToString());
            var cells = Cells.Count(shown);
            if (filled + cells > width || (filled == width && at == cursor))
                Break("");
            if (at == cursor)
                (row, column) = (rows.Count, filled);
            at += rune.Utf16SequenceLength;
            if (rune.Value == '\n')
                Break(promptGoingOn);
            else
            {
                line.Append(shown);
                filled += cells;
            }
        }

        if (at <= cursor)
        {
            if (filled >= width)
                Break("");
            (row, column) = (rows.Count, filled);
        }

        rows.Add(line.ToString());
        return (rows, row, column);

        void Break(string next)
        {
            rows.Add(line.ToString());
            line.Clear().Append(next);
            filled = Cells.Count(next);
        }
    }
}
