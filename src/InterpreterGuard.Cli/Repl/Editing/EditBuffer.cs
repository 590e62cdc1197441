using System.Text;

namespace InterpreterGuard.Cli.Repl.Editing;

/// <summary>Text of one or more lines with a place in it. The place is never between the halves of a character.</summary>
internal sealed class EditBuffer
{
    /// <summary>Characters that are taken; a host takes no longer source either.</summary>
    public const int CharactersMax = 256 << 10;

    private readonly StringBuilder _text = new();

    public string Text => _text.ToString();

    public int Cursor { get; private set; }

    public bool IsEmpty => _text.Length == 0;

    /// <summary>Whether the place is in the last line.</summary>
    public bool InLastLine => Text.IndexOf('\n', Cursor) < 0;

    /// <summary>Whether the place is in the first line.</summary>
    public bool InFirstLine => LineStart(Cursor) == 0;

    public void Set(string text)
    {
        _text.Clear().Append(text.Length > CharactersMax ? text[..CharactersMax] : text);
        Cursor = _text.Length;
    }

    public void Insert(string text)
    {
        if (_text.Length + text.Length > CharactersMax)
            return;
        _text.Insert(Cursor, text);
        Cursor += text.Length;
    }

    public void Left() => Cursor = Before(Cursor);

    public void Right() => Cursor = Behind(Cursor);

    public void Home() => Cursor = LineStart(Cursor);

    public void End() => Cursor = LineEnd(Cursor);

    public void ToEnd() => Cursor = _text.Length;

    public void WordLeft() => Cursor = WordStart(Cursor);

    public void WordRight()
    {
        while (Cursor < _text.Length && !IsWord(_text[Cursor]))
            Cursor++;
        while (Cursor < _text.Length && IsWord(_text[Cursor]))
            Cursor++;
    }

    public void Backspace() => Remove(Before(Cursor), Cursor);

    public void Delete() => Remove(Cursor, Behind(Cursor));

    public void DeleteWord() => Remove(WordStart(Cursor), Cursor);

    public void DeleteToLineStart() => Remove(LineStart(Cursor), Cursor);

    public void DeleteToLineEnd() => Remove(Cursor, LineEnd(Cursor));

    /// <summary>One line up, in the same column where there is one.</summary>
    public void Up()
    {
        var start = LineStart(Cursor);
        if (start == 0)
            return;
        var above = LineStart(start - 1);
        Cursor = Whole(Math.Min(above + (Cursor - start), start - 1));
    }

    /// <summary>One line down, in the same column where there is one.</summary>
    public void Down()
    {
        var end = LineEnd(Cursor);
        if (end == _text.Length)
            return;
        var column = Cursor - LineStart(Cursor);
        Cursor = Whole(Math.Min(end + 1 + column, LineEnd(end + 1)));
    }

    private static bool IsWord(char c) => char.IsLetterOrDigit(c) || c == '_' || char.IsSurrogate(c);

    private void Remove(int from, int to)
    {
        _text.Remove(from, to - from);
        Cursor = from;
    }

    private int Before(int at) => at == 0 ? 0 : Whole(at - 1);

    private int Behind(int at) => at >= _text.Length ? _text.Length : at + (at + 1 < _text.Length && char.IsSurrogatePair(_text[at], _text[at + 1]) ? 2 : 1);

    private int Whole(int at) => at > 0 && at < _text.Length && char.IsSurrogatePair(_text[at - 1], _text[at]) ? at - 1 : at;

    private int LineStart(int at) => at == 0 ? 0 : Text.LastIndexOf('\n', at - 1) + 1;

    private int LineEnd(int at) => Text.IndexOf('\n', at) is var end and >= 0 ? end : _text.Length;

    private int WordStart(int at)
    {
        while (at > 0 && !IsWord(_text[at - 1]))
            at--;
        while (at > 0 && IsWord(_text[at - 1]))
            at--;
        return at;
    }
}
