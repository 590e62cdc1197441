namespace InterpreterGuard.Screening.JavaScript.Jsx;

/// <summary>
/// JSX as plain JavaScript of the same length, line by line and letter by letter, so that every place stays where it is. An element becomes a list of its attributes' values and its children:
/// <c>&lt;a b={c}&gt;{d}&lt;/a&gt;</c> reads <c>[,  c  ,d ]</c>. The parser judges the result, so a wrong guess here is a text that does not parse, as it was before.
/// </summary>
internal static class JsxText
{
    /// <summary>The text without markup; <see langword="null"/> when there is none in it, or it is not closed.</summary>
    /// <exception cref="InsufficientExecutionStackException">Elements are nested more deeply than the stack bears.</exception>
    public static string? Plain(string code)
    {
        var letters = code.ToCharArray();
        var reader = new JsxReader(letters);
        return reader.Code(closedBy: null) && reader.Elements > 0 ? new string(letters) : null;
    }
}
