using System.Runtime.CompilerServices;

namespace InterpreterGuard.Screening.JavaScript.Jsx;

/// <summary>Walks once over a text and writes over the markup in it: code here, elements in the other part. Whatever it cannot follow it answers with <see langword="false"/>.</summary>
internal sealed partial class JsxReader(char[] letters)
{
    private static readonly HashSet<string> _beforeExpressions = new(StringComparer.Ordinal)
    {
        "return", "case", "default", "do", "else", "typeof", "void", "delete", "await", "yield", "in", "of", "instanceof", "new", "throw",
    };

    private int at;

    public int Elements { get; private set; }

    private char Here => at < letters.Length ? letters[at] : '\0';

    private char Next => at + 1 < letters.Length ? letters[at + 1] : '\0';

    /// <summary>Code up to the brace that closes it, which is left; or to the end.</summary>
    public bool Code(char? closedBy)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        var depth = 0;
        var value = false;
        while (at < letters.Length)
        {
            var letter = Here;
            if (closedBy is not null && depth == 0 && letter == closedBy)
                return true;
            if (char.IsWhiteSpace(letter))
                at++;
            else if (letter == '/' && Next is '/' or '*')
                Comment();
            else if (letter is '"' or '\'')
            {
                if (!Text(letter))
                    return false;
                value = true;
            }
            else if (letter == '`')
            {
                if (!Template())
                    return false;
                value = true;
            }
            else if (letter == '/' && !value)
            {
                if (!Pattern())
                    return false;
                value = true;
            }
            else if (letter == '<' && BeginsElement(value))
            {
                if (!Element(child: false))
                    return false;
                value = true;
            }
            else if (IsName(letter) || letter == '#')
                value = !_beforeExpressions.Contains(Word());
            else
            {
                depth += letter is '{' or '(' or '[' ? 1 : letter is '}' or ')' or ']' ? -1 : 0;
                value = letter is '}' or ')' or ']';
                at++;
            }
        }

        return closedBy is null;
    }

    /// <summary>Where a value stands, <c>&lt;</c> compares; after a block it begins an element when a name follows at once.</summary>
    private bool BeginsElement(bool value)
    {
        if (!(IsName(Next) || Next == '>') || char.IsAsciiDigit(Next))
            return false;
        var before = at - 1;
        while (before >= 0 && char.IsWhiteSpace(letters[before]))
            before--;
        return !value || (before >= 0 && letters[before] == '}' && letters.AsSpan(before + 1, at - before - 1).Contains('\n'));
    }

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
        return new string(letters, start, at - start);
    }

    private static bool IsName(char letter) => char.IsLetterOrDigit(letter) || letter is '_' or '$';
}
