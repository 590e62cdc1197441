namespace InterpreterGuard.Cli.Repl.Blocks;

/// <summary>JavaScript: open brackets, templates and comments go on, and so does a line that ends with something that wants more.</summary>
internal ref struct JavaScriptBlock
{
    private static readonly string[] BeforePattern = ["return", "typeof", "case", "in", "of", "delete", "void", "throw", "new", "else", "do", "await", "yield"];

    private readonly ReadOnlySpan<char> _text;
    // '`' stands for a template; a brace above it is one of its holes.
    private readonly Stack<char> _open = new();
    private int _at;
    private int _codeEnd;

    private JavaScriptBlock(ReadOnlySpan<char> text) => _text = text;

    public static bool IsOpen(string text) => new JavaScriptBlock(text).Scan();

    private bool Scan()
    {
        while (_at < _text.Length)
        {
            if (_open.TryPeek(out var top) && top == '`')
                SkipTemplate();
            else if (!Step(_text[_at]))
                return true;
        }

        return _open.Count > 0 || Trailing.WantsMore(_text[.._codeEnd]);
    }

    // False: something has no end.
    private bool Step(char c)
    {
        switch (c)
        {
            case '/' when Next('/'):
                var line = _text[_at..].IndexOf('\n');
                _at = line < 0 ? _text.Length : _at + line;
                return true;
            case '/' when Next('*'):
                var end = _text[(_at + 2)..].IndexOf("*/");
                _at = end < 0 ? _text.Length : _at + end + 4;
                return end >= 0;
            case '/' when IsPattern():
                SkipLine('/');
                break;
            case '"' or '\'':
                SkipLine(c);
                break;
            case '(' or '[' or '{' or '`':
                _open.Push(c);
                _at++;
                break;
            case ')' or ']' or '}':
                _open.TryPop(out _);
                _at++;
                break;
            default:
                _at++;
                if (char.IsWhiteSpace(c))
                    return true;
                break;
        }

        _codeEnd = _at;
        return true;
    }

    private readonly bool Next(char c) => _at + 1 < _text.Length && _text[_at + 1] == c;

    // A slash behind a value divides; anywhere else it begins a pattern.
    private readonly bool IsPattern()
    {
        var before = _text[.._codeEnd];
        if (before.Length == 0 || "(,=:[!&|?{};+-*%~^<>".Contains(before[^1], StringComparison.Ordinal))
            return true;
        var word = before.Length;
        while (word > 0 && (char.IsLetterOrDigit(before[word - 1]) || before[word - 1] is '_' or '$'))
            word--;
        return BeforePattern.AsSpan().Contains(before[word..].ToString());
    }

    // Text between quotes, or a pattern, ends with its line at the latest.
    private void SkipLine(char quote)
    {
        var inClass = false;
        for (_at++; _at < _text.Length && _text[_at] != '\n'; _at++)
        {
            var c = _text[_at];
            if (c == '\\')
                _at++;
            else if (quote == '/' && c is '[' or ']')
                inClass = c == '[';
            else if (c == quote && !inClass)
            {
                _at++;
                return;
            }
        }

        _at = Math.Min(_at, _text.Length);
    }

    private void SkipTemplate()
    {
        for (; _at < _text.Length; _at++)
        {
            if (_text[_at] == '\\')
                _at++;
            else if (_text[_at] == '`')
            {
                _open.Pop();
                _codeEnd = ++_at;
                return;
            }
            else if (_text[_at] == '$' && Next('{'))
            {
                _open.Push('{');
                _at += 2;
                return;
            }
        }

        _at = _text.Length;
    }
}
