namespace InterpreterGuard.Cli.Repl.Blocks;

/// <summary>C#: open brackets, texts of several lines and comments go on, and so does a line that ends with something that wants more.</summary>
internal ref struct CSharpBlock
{
    private readonly ReadOnlySpan<char> _text;
    private int _at;
    private int _depth;
    private int _codeEnd;

    private CSharpBlock(ReadOnlySpan<char> text) => _text = text;

    public static bool IsOpen(string text) => new CSharpBlock(text).Scan();

    private bool Scan()
    {
        while (_at < _text.Length)
        {
            var c = _text[_at];
            var code = !char.IsWhiteSpace(c);
            if (_text[_at..].StartsWith("//"))
            {
                SkipTo("\n", keep: true);
                continue;
            }

            if (_text[_at..].StartsWith("/*"))
            {
                _at += 2;
                if (!SkipTo("*/", keep: false))
                    return true;
                continue;
            }

            if (_text[_at..].StartsWith("\"\"\""))
            {
                if (!SkipRaw())
                    return true;
            }
            else if (IsVerbatim(out var quote))
            {
                _at = quote + 1;
                if (!SkipVerbatim())
                    return true;
            }
            else if (c is '"' or '\'')
                SkipLine(c);
            else
            {
                _depth += c is '(' or '[' or '{' ? 1 : c is ')' or ']' or '}' ? -1 : 0;
                _at++;
            }

            if (code)
                _codeEnd = _at;
        }

        return _depth > 0 || Trailing.WantsMore(_text[.._codeEnd]);
    }

    private bool SkipTo(string mark, bool keep)
    {
        var end = _text[_at..].IndexOf(mark);
        _at = end < 0 ? _text.Length : _at + end + (keep ? 0 : mark.Length);
        return end >= 0;
    }

    // As many quotes end it as began it.
    private bool SkipRaw()
    {
        var quotes = _text[_at..].IndexOfAnyExcept('"') is var count and >= 0 ? count : _text.Length - _at;
        _at += quotes;
        return SkipTo(new string('"', quotes), keep: false);
    }

    private readonly bool IsVerbatim(out int quote)
    {
        foreach (var start in (ReadOnlySpan<string>)["@\"", "$@\"", "@$\""])
        {
            quote = _at + start.Length - 1;
            if (_text[_at..].StartsWith(start))
                return true;
        }

        quote = 0;
        return false;
    }

    private bool SkipVerbatim()
    {
        while (SkipTo("\"", keep: false))
        {
            if (_at >= _text.Length || _text[_at] != '"')
                return true;
            _at++;
        }

        return false;
    }

    private void SkipLine(char quote)
    {
        for (_at++; _at < _text.Length && _text[_at] != '\n'; _at++)
        {
            if (_text[_at] == '\\')
                _at++;
            else if (_text[_at] == quote)
            {
                _at++;
                return;
            }
        }

        _at = Math.Min(_at, _text.Length);
    }
}
