using System.Buffers;
using System.Runtime.CompilerServices;

namespace InterpreterGuard.Screening.JavaScript.Jsx;

/// <summary>Walks once over a text and writes over the markup in it: code here, elements in the other part. Whatever it cannot follow it answers with <see langword="false"/>.</summary>
internal sealed partial class JsxReader(char[] letters)
{
    // Reserved words alone: whatever else may be somebody's variable.
    private static readonly HashSet<string> _beforeExpressions = new(StringComparer.Ordinal)
    {
        "return", "case", "default", "do", "else", "typeof", "void", "delete", "in", "instanceof", "new", "throw",
    };

    private static readonly HashSet<string> _beforeStatements = new(StringComparer.Ordinal) { "if", "while", "for", "with" };

    private static readonly SearchValues<char> Digits = SearchValues.Create("0123456789_");

    private readonly List<(int Start, int End)> lists = [];
    private readonly HashSet<int> spreads = [];
    private int at;

    public IReadOnlyCollection<(int Start, int End)> Lists => lists;

    /// <summary>Where an object is given as attributes.</summary>
    public IReadOnlySet<int> Spreads => spreads;

    private char Here => at < letters.Length ? letters[at] : '\0';

    private char Next => at + 1 < letters.Length ? letters[at + 1] : '\0';

    /// <summary>Code up to the brace that closes it, which is left; or to the end.</summary>
    public bool Code(char? closedBy)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();

        // For each open bracket: whether a statement follows what it holds, as after "if (…)".
        var open = new Stack<bool>();
        var (value, word) = (false, "");
        while (at < letters.Length)
        {
            var letter = Here;
            if (open.Count == 0 && letter == closedBy)
                return true;
            if (char.IsWhiteSpace(letter))
            {
                at++;
                continue;
            }

            if (letter == '/' && Next is '/' or '*')
            {
                Comment();
                continue;
            }

            var before = word;
            word = "";
            if (letter is '"' or '\'' or '`' || (letter == '/' && !value) || (letter == '<' && !value && BeginsElement()))
            {
                if (!(letter switch { '`' => Template(), '/' => Pattern(), '<' => Element(child: false), _ => Text(letter) }))
                    return false;
                value = true;
            }
            else if (IsName(letter) || letter == '#')
            {
                word = Word();
                value = before == "." || !_beforeExpressions.Contains(word);
                word = before == "." ? "" : word;
            }
            else if (letter is '+' or '-' && Next == letter)
            {
                // Behind a value it belongs to that, before one it changes nothing.
                at += 2;
            }
            else
            {
                if (letter is '{' or '(' or '[')
                    open.Push(letter == '(' && _beforeStatements.Contains(before));
                value = letter is '}' or ')' or ']' && !(open.TryPop(out var statement) && statement);
                word = letter == '.' ? "." : "";
                at++;
            }
        }

        return closedBy is null;
    }

    private bool BeginsElement() => (IsName(Next) && !char.IsAsciiDigit(Next)) || Next == '>';

    private void Comment()
    {
        var rest = letters.AsSpan(at + 2);
        var length = Next == '*' ? rest.IndexOf("*/") + 2 : rest.IndexOf('\n');
        at = length < (Next == '*' ? 2 : 0) ? letters.Length : at + 2 + length;
    }

    private bool Text(char quote)
    {
        for (at++; at < letters.Length; at++)
        {
            if (Here == '\\')
                at++;
            else if (Here == quote)
            {
                at++;
                return true;
            }
            else if (Here == '\n')
                return false;
        }

        return false;
    }

    private bool Template()
    {
        for (at++; at < letters.Length; at++)
        {
            if (Here == '\\')
                at++;
            else if (Here == '`')
            {
                at++;
                return true;
            }
            else if (Here == '$' && Next == '{')
            {
                at += 2;
                if (!Code(closedBy: '}'))
                    return false;
            }
        }

        return false;
    }

    private bool Pattern()
    {
        var listed = false;
        for (at++; at < letters.Length && Here != '\n'; at++)
        {
            if (Here == '\\')
                at++;
            else if (Here == '[')
                listed = true;
            else if (Here == ']')
                listed = false;
            else if (Here == '/' && !listed)
            {
                at++;
                return true;
            }
        }

        return false;
    }

    private string Word()
    {
        var start = at++;
        while (IsName(Here))
            at++;

        // "1./2" divides: the dot belongs to a number that has none yet. Behind "0x1", "1n" and "1e5" it is that of a member.
        if (Here == '.' && letters.AsSpan(start, at - start).IndexOfAnyExcept(Digits) < 0)
        {
            do
                at++;
            while (IsName(Here));
        }

        return new string(letters, start, at - start);
    }

    private static bool IsName(char letter) => char.IsLetterOrDigit(letter) || letter is '_' or '$';
}
