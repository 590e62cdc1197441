namespace InterpreterGuard.Policies.Conditions.Patterns;

/// <summary>
/// Reads a regular expression as far as it matters for how it is tried: groups, alternatives, repetitions and the characters of each place. Understands what Python, JavaScript and
/// .NET have in common; a pattern that it does not understand gives <see langword="null"/>.
/// </summary>
internal sealed class PatternReader
{
    private const int CharactersMax = 2000;
    private const int DepthMax = 16;
    private static readonly IReadOnlyList<IReadOnlyList<PatternPart>> NoWays = [];

    private readonly string _text;
    private int _at;

    private PatternReader(string text) => _text = text;

    public static IReadOnlyList<IReadOnlyList<PatternPart>>? Read(string pattern)
    {
        if (pattern.Length > CharactersMax)
            return null;
        var reader = new PatternReader(pattern);
        var ways = reader.Ways(0);
        return reader._at == pattern.Length ? ways : null;
    }

    private bool Take(char character)
    {
        if (_at >= _text.Length || _text[_at] != character)
            return false;
        _at++;
        return true;
    }

    private List<IReadOnlyList<PatternPart>>? Ways(int depth)
    {
        if (depth > DepthMax)
            return null;
        var ways = new List<IReadOnlyList<PatternPart>>();
        do
        {
            var way = new List<PatternPart>();
            while (_at < _text.Length && _text[_at] is not ('|' or ')'))
            {
                if (Part(depth) is not { } part)
                    return null;
                way.Add(Repeated(part));
            }
            ways.Add(way);
        }
        while (Take('|'));
        return ways;
    }

    private PatternPart? Part(int depth)
    {
        var character = _text[_at++];
        return character switch
        {
            '(' => Group(depth),
            '[' => Class() is { } set ? One(set) : null,
            '.' => One(CharacterSet.Of('\n').Not()),
            '^' or '$' => Anchor(),
            '\\' => Escape(),
            '*' or '+' or '?' => null,
            _ => One(CharacterSet.Of(character)),
        };
    }

    private PatternPart? Group(int depth)
    {
        var (gives, looks) = (true, false);
        if (Take('?'))
        {
            var kind = _at < _text.Length ? _text[_at] : '\0';
            var behind = kind == '<' && _at + 1 < _text.Length && _text[_at + 1] is '=' or '!';
            looks = kind is '=' or '!' || behind;
            gives = kind != '>';
            var end = kind is ':' or '=' or '!' or '>' ? _at : behind ? _at + 1 : _text.IndexOfAny(['>', ':', ')', '\''], Math.Min(_at + 1, _text.Length));
            if (end < 0)
                return null;
            _at = end;
            if (!Take(')'))
                _at++;
            else
                return Anchor();
        }
        if (Ways(depth + 1) is not { } ways || !Take(')'))
            return null;
        if (looks)
            return Anchor();
        var characters = ways.SelectMany(way => way).Aggregate(CharacterSet.None, (set, part) => set.With(part.Characters));
        return new(characters, ways, CanBeAbsent: ways.Exists(way => way.All(part => part.CanBeAbsent)), CanRepeat: false, gives);
    }

    private PatternPart Escape()
    {
        if (_at >= _text.Length)
            return Anchor();
        var character = _text[_at++];
        return character switch
        {
            'b' or 'B' or 'A' or 'Z' or 'z' or 'G' => Anchor(),
            >= '1' and <= '9' or 'k' => One(CharacterSet.All) with { CanBeAbsent = true },
            _ => One(Escaped(character)),
        };
    }

    private static CharacterSet Escaped(char character) => character switch
    {
        'd' => CharacterSet.Digits,
        'D' => CharacterSet.Digits.Not(),
        'w' => CharacterSet.Words,
        'W' => CharacterSet.Words.Not(),
        's' => CharacterSet.Blanks,
        'S' => CharacterSet.Blanks.Not(),
        'n' => CharacterSet.Of('\n'),
        'r' => CharacterSet.Of('\r'),
        't' => CharacterSet.Of('\t'),
        'p' or 'P' or 'x' or 'u' or 'N' => CharacterSet.All,
        _ => CharacterSet.Of(character),
    };

    private CharacterSet? Class()
    {
        var not = Take('^');
        var set = CharacterSet.None;
        for (var first = true; _at < _text.Length; first = false)
        {
            var character = _text[_at++];
            if (character == ']' && !first)
                return not ? set.Not() : set;
            if (character == '\\' && _at < _text.Length)
                set = set.With(Escaped(_text[_at++]));
            else if (_at + 1 < _text.Length && _text[_at] == '-' && _text[_at + 1] is not (']' or '\\'))
            {
                set = set.With(CharacterSet.Range(character, _text[_at + 1]));
                _at += 2;
            }
            else
                set = set.With(CharacterSet.Of(character));
        }
        return null;
    }

    private PatternPart Repeated(PatternPart part)
    {
        if (Take('*'))
            part = part with { CanBeAbsent = true, CanRepeat = true };
        else if (Take('+'))
            part = part with { CanRepeat = true };
        else if (Take('?'))
            part = part with { CanBeAbsent = true };
        else if (Times() is var (least, most))
            part = part with { CanBeAbsent = part.CanBeAbsent || least is "" or "0", CanRepeat = most.Length != 1 };
        else
            return part;
        if (Take('+'))
            return part with { GivesBack = false };

        // A reluctant repetition is tried in another order, and as often.
        Take('?');
        return part;
    }

    /// <summary><c>{2,5}</c> and the like. Ten times is as good as for ever: two to the tenth is only the beginning.</summary>
    private (string Least, string Most)? Times()
    {
        if (_at >= _text.Length || _text[_at] != '{' || _text.IndexOf('}', _at) is not (> 0 and var end))
            return null;
        var bounds = _text[(_at + 1)..end].Split(',');
        if (bounds.Length > 2 || bounds.Any(bound => !bound.All(char.IsAsciiDigit)))
            return null;
        _at = end + 1;
        return (bounds[0], bounds[^1]);
    }

    private static PatternPart One(CharacterSet set) => new(set, NoWays, CanBeAbsent: false, CanRepeat: false, GivesBack: true);

    private static PatternPart Anchor() => new(CharacterSet.None, NoWays, CanBeAbsent: true, CanRepeat: false, GivesBack: true) { IsAnchor = true };
}
