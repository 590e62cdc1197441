namespace InterpreterGuard.Screening.Hidden;

/// <summary>Whether a place in a line is code, a text or a comment: by the quotes and comment signs before it. A text over several lines is not followed.</summary>
internal static class LinePlaces
{
    public const string Code = "code";
    public const string Text = "text";
    public const string Comment = "comment";

    public static string Of(string line, int place)
    {
        var quote = '\0';
        for (var index = 0; index < place && index < line.Length; index++)
        {
            var character = line[index];
            if (quote != '\0')
            {
                if (character == '\\')
                    index++;
                else if (character == quote)
                    quote = '\0';
            }
            else if (character is '"' or '\'' or '`')
                quote = character;
            else if (character == '#' || (character == '/' && index + 1 < line.Length && line[index + 1] is '/' or '*'))
                return Comment;
        }
        return quote == '\0' ? Code : Text;
    }
}
