namespace InterpreterGuard.Cli.Repl.Blocks;

/// <summary>Python: open brackets, long strings and backslashes go on; a compound statement goes on until an empty line.</summary>
internal ref struct PythonBlock
{
    private readonly ReadOnlySpan<char> _text;
    private int _at;
    private int _depth;
    private bool _compound;
    private bool _lineStart = true;
    private char _last;

    private PythonBlock(ReadOnlySpan<char> text) => _text = text;

    public static bool IsOpen(string text)
    {
        var unfinished = new PythonBlock(text).Scan(out var compound);
        var lastLine = text.AsSpan(text.LastIndexOf('\n') + 1);
        return unfinished || (compound && !lastLine.IsWhiteSpace());
    }

    private bool Scan(out bool compound)
    {
        // A cell magic takes what follows as its own text.
        _compound = _text.TrimStart().StartsWith("%%");
        while (_at < _text.Length)
        {
            var c = _text[_at];
            if (c == '#')
                SkipComment();
            else if (c is '"' or '\'')
            {
                if (!SkipString(c))
                {
                    compound = _compound;
                    return true;
                }
            }
            else if (c == '\n')
                EndLine();
            else
                Step(c);
        }

        var continued = _last == '\\' && _text[^1] == '\\';
        EndLine();
        compound = _compound;
        return _depth > 0 || continued;
    }

    private void Step(char c)
    {
        if (c is '(' or '[' or '{')
            _depth++;
        else if (c is ')' or ']' or '}')
            _depth--;
        if (!char.IsWhiteSpace(c))
        {
            if (_lineStart && c == '@' && _depth <= 0)
                _compound = true;
            _lineStart = false;
            _last = c;
        }

        _at++;
    }

    private void EndLine()
    {
        if (_last == ':' && _depth <= 0)
            _compound = true;
        _last = default;
        _lineStart = true;
        _at++;
    }

    private void SkipComment()
    {
        var end = _text[_at..].IndexOf('\n');
        _at = end < 0 ? _text.Length : _at + end;
    }

    // False: a long string has no end. A short one that has none is a mistake for the interpreter to name.
    private bool SkipString(char quote)
    {
        ReadOnlySpan<char> triple = [quote, quote, quote];
        var isLong = _text[_at..].StartsWith(triple);
        _at += isLong ? 3 : 1;
        _last = quote;
        _lineStart = false;
        while (_at < _text.Length)
        {
            var c = _text[_at];
            if (c == '\\')
                _at += 2;
            else if (isLong ? _text[_at..].StartsWith(triple) : c == quote)
            {
                _at += isLong ? 3 : 1;
                return true;
            }
            else if (c == '\n' && !isLong)
                return true;
            else
                _at++;
        }

        _at = _text.Length;
        return !isLong && (_text.Length == 0 || _text[^1] != '\\');
    }
}
