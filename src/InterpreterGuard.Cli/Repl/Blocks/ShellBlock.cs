namespace InterpreterGuard.Cli.Repl.Blocks;

/// <summary>Shell: open quotes, here-documents, parentheses, braces and keywords go on, and so does a line that ends with a pipe, an and, an or, or a backslash.</summary>
internal ref struct ShellBlock
{
    private static readonly string[] BeforeCommand = ["if", "then", "elif", "else", "while", "until", "do", "!", "time", "{"];

    private readonly ReadOnlySpan<char> _text;
    private readonly Stack<string> _open = new();
    private readonly Queue<(string End, bool Tabs)> _documents = new();
    private int _at;
    // Where a keyword is one: at the beginning of a command.
    private bool _command = true;
    private bool _wantsMore;

    private ShellBlock(ReadOnlySpan<char> text) => _text = text;

    public static bool IsOpen(string text) => new ShellBlock(text).Scan();

    private bool Scan()
    {
        while (_at < _text.Length)
        {
            if (!Step(_text[_at]))
                return true;
        }

        return _open.Count > 0 || _documents.Count > 0 || _wantsMore;
    }

    // False: something has no end.
    private bool Step(char c)
    {
        switch (c)
        {
            case '\n':
                _at++;
                _command = true;
                return SkipDocuments();
            case ' ' or '\t':
                _at++;
                return true;
            case '#' when _at == 0 || _text[_at - 1] is ' ' or '\t' or '\n' or ';' or '(' or '|' or '&':
                var line = _text[_at..].IndexOf('\n');
                _at = line < 0 ? _text.Length : _at + line;
                return true;
            case '<' when _text[_at..].StartsWith("<<<"):
                _at += 3;
                return true;
            case '<' when _text[_at..].StartsWith("<<"):
                ReadDocument();
                return true;
            case ';' or '&' or '|' or '(' or ')':
                Operator(c);
                return true;
            default:
                return Word();
        }
    }

    private void Operator(char c)
    {
        if (c == '(')
            _open.Push("(");
        else if (c == ')' && _open.TryPeek(out var top) && top == "(")
            _open.Pop();
        _wantsMore = c == '|' || (c == '&' && _at > 0 && _text[_at - 1] == '&');
        _command = true;
        _at++;
    }

    // A word ends at a blank or an operator outside of quotes.
    private bool Word()
    {
        var start = _at;
        while (_at < _text.Length && !" \t\n;&|()<>".Contains(_text[_at], StringComparison.Ordinal))
        {
            var c = _text[_at++];
            if (c == '\\')
            {
                if (_at >= _text.Length)
                    return false;
                _at++;
            }
            else if (c is '\'' or '"' or '`' && !SkipQuoted(c, escapes: c != '\'' || (_at > 1 && _text[_at - 2] == '$')))
                return false;
            else if (c == '{' && _at > 1 && _text[_at - 2] == '$')
            {
                if (_text[_at..].IndexOf('}') is var close and >= 0)
                    _at += close + 1;
                else
                    return false;
            }
        }

        if (_at == start)
            _at++;
        _wantsMore = false;
        if (_command)
            Keyword(_text[start.._at].ToString());
        return true;
    }

    private void Keyword(string word)
    {
        _command = BeforeCommand.AsSpan().Contains(word);
        switch (word)
        {
            case "if" or "case" or "{":
                _open.Push(word);
                break;
            case "for" or "while" or "until" or "select":
                _open.Push("do");
                break;
            case "fi":
                Close("if");
                break;
            case "done":
                Close("do");
                break;
            case "esac":
                Close("case");
                break;
            case "}":
                Close("{");
                break;
        }
    }

    private readonly void Close(string opener)
    {
        if (_open.TryPeek(out var top) && top == opener)
            _open.Pop();
    }

    private bool SkipQuoted(char quote, bool escapes)
    {
        for (; _at < _text.Length; _at++)
        {
            if (_text[_at] == '\\' && escapes)
                _at++;
            else if (_text[_at] == quote)
            {
                _at++;
                return true;
            }
        }

        return false;
    }

    private void ReadDocument()
    {
        _at += 2;
        var tabs = _at < _text.Length && _text[_at] == '-';
        if (tabs)
            _at++;
        while (_at < _text.Length && _text[_at] is ' ' or '\t')
            _at++;
        var start = _at;
        while (_at < _text.Length && !" \t\n;&|()<>".Contains(_text[_at], StringComparison.Ordinal))
            _at++;
        if (_at > start)
            _documents.Enqueue((_text[start.._at].ToString().Replace("'", "", StringComparison.Ordinal).Replace("\"", "", StringComparison.Ordinal).Replace("\\", "", StringComparison.Ordinal), tabs));
        _command = false;
    }

    private bool SkipDocuments()
    {
        while (_documents.TryPeek(out var document))
        {
            while (true)
            {
                if (_at >= _text.Length)
                    return false;
                var end = _text[_at..].IndexOf('\n');
                var line = end < 0 ? _text[_at..] : _text.Slice(_at, end);
                _at = end < 0 ? _text.Length : _at + end + 1;
                if ((document.Tabs ? line.TrimStart('\t') : line).SequenceEqual(document.End))
                    break;
            }

            _documents.Dequeue();
        }

        return true;
    }
}
