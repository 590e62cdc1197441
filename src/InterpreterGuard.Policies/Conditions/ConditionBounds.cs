namespace InterpreterGuard.Policies.Conditions;

/// <summary>
/// Looks at a condition before any parser does. A parser of C# tries out many readings of what begins with brackets, and takes a time that doubles with each
/// bracket, or more stack than there is. So what could cost that is counted here, one character after the other.
/// </summary>
internal static class ConditionBounds
{
    public const int LengthMax = 4000;
    private const int DepthMax = 10;
    private const int LessThanMax = 20;
    private const int OddMax = 3;

    /// <summary>Characters that no condition needs outside of its texts. A few may pass: the parser then knows better words for why not.</summary>
    private const string Odd = "[{?";

    private const string Comments = "A condition has no comments and no '#' directives, these are not allowed; comment with '#' beside it in the file.";

    /// <summary>Where the text is more than a parser should be given, and why; <see langword="null"/> when it may be parsed.</summary>
    public static (int Offset, string Why)? Exceeded(string text)
    {
        if (text.Length > LengthMax)
            return (0, $"The condition has {text.Length} characters; at most {LengthMax} are allowed. Put names into a list.");
        var (depth, lessThan, odd) = (0, 0, 0);
        for (var i = 0; i < text.Length; i++)
        {
            var character = text[i];
            if (character is '"' or '\'')
            {
                var verbatim = i > 0 && text[i - 1] == '@';
                if (!verbatim && text.AsSpan(i).StartsWith("\"\"\""))
                    return (i, "A text stands in one pair of quotes, '\"…\"'; three quotes are not allowed.");
                i = EndOfText(text, i, verbatim);
            }
            else if (character == '$')
                return (i, "A text is a constant: interpolation ('$\"…\"') is not allowed.");
            else if (character == '#' || (character == '/' && i + 1 < text.Length && text[i + 1] is '/' or '*'))
                return (i, Comments);
            else if (character == ')')
                depth--;
            else if (character == '(' && ++depth > DepthMax)
                return (i, $"Brackets are nested more than {DepthMax} deep. Split the rule, or leave out brackets that are not needed.");
            else if (character == '<' && ++lessThan > LessThanMax)
                return (i, $"The condition has more than {LessThanMax} times '<'. Split the rule.");
            else if (Odd.Contains(character, StringComparison.Ordinal) && ++odd > OddMax)
                return (i, $"'{character}' is not allowed in a condition.");
        }
        return null;
    }

    /// <summary>The place of the quote that ends a text, or of the line's end where it is not ended: that is where a lexer stops too.</summary>
    private static int EndOfText(string text, int begin, bool verbatim)
    {
        var quote = text[begin];
        var i = begin + 1;
        for (; i < text.Length; i++)
        {
            if (verbatim && quote == '"')
            {
                if (text[i] != quote)
                    continue;
                if (i + 1 == text.Length || text[i + 1] != quote)
                    return i;
                i++;
            }
            else if (text[i] == quote || text[i] is '\n' or '\r' or '\u0085' or '\u2028' or '\u2029')
                return i;
            else if (text[i] == '\\')
                i++;
        }
        return i;
    }
}
