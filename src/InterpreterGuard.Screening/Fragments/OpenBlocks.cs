using System.Text;

namespace InterpreterGuard.Screening.Fragments;

/// <summary>Brackets that a text of a language with braces opens and does not close, or closes and did not open. A guess: the parser judges what is made of it.</summary>
internal static class OpenBlocks
{
    private const int DepthMax = 64;

    /// <summary>What closes the text, and how many braces it closes that it did not open; <see langword="null"/> when it is even, or too deep.</summary>
    public static (string Closing, int Unopened)? Of(string text)
    {
        var open = new Stack<char>();
        var unopened = 0;
        for (var at = 0; at < text.Length && open.Count <= DepthMax; at++)
        {
            var letter = text[at];
            switch (letter)
            {
                case '"' or '\'' or '`':
                    at = EndOfText(text, at);
                    break;
                case '/' when at + 1 < text.Length && text[at + 1] is '/' or '*':
                    at = EndOfComment(text, at);
                    break;
                case '(' or '[' or '{':
                    open.Push(letter);
                    break;
                case ')' or ']' or '}' when open.Count > 0:
                    open.Pop();
                    break;
                case '}':
                    unopened++;
                    break;
                default:
                    break;
            }
        }

        if ((open.Count == 0 && unopened == 0) || open.Count > DepthMax || unopened > DepthMax)
            return null;
        var closing = new StringBuilder();
        foreach (var letter in open)
            closing.Append(letter switch { '(' => ')', '[' => ']', _ => '}' });
        return (closing.ToString(), unopened);
    }

    private static int EndOfText(string text, int start)
    {
        var quote = text[start];
        for (var at = start + 1; at < text.Length; at++)
        {
            if (text[at] == '\\')
                at++;
            else if (text[at] == quote || (text[at] == '\n' && quote != '`'))
                return at;
        }

        return text.Length;
    }

    private static int EndOfComment(string text, int start)
    {
        var block = text[start + 1] == '*';
        var end = text.IndexOf(block ? "*/" : "\n", start + 2, StringComparison.Ordinal);
        return end < 0 ? text.Length : end + (block ? 1 : 0);
    }
}
