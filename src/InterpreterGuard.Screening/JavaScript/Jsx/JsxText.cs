namespace InterpreterGuard.Screening.JavaScript.Jsx;

/// <summary>
/// JSX as plain JavaScript of the same length, line by line and letter by letter, so that every place stays where it is. An element becomes a list of its attributes' values and its children:
/// <c>&lt;a b={c}&gt;{d}&lt;/a&gt;</c> reads <c>[,  c  ,d ]</c>. Where markup begins is a guess; the parser judges it twice: the text must parse, and each list must be one there, and not, say, letters of a text
/// that only seemed to have ended.
/// </summary>
/// <param name="Code">The text without markup.</param>
/// <param name="Lists">Where each list stands in it.</param>
/// <param name="Spreads">Where objects are spread that become attributes.</param>
internal sealed record JsxText(string Code, IReadOnlyCollection<(int Start, int End)> Lists, IReadOnlySet<int> Spreads)
{
    /// <summary>A comment that names it has elements call whatever it says.</summary>
    private const string Pragma = "@jsx";

    /// <summary>Reads a text; <see langword="null"/> when there is no markup in it, or it cannot be followed.</summary>
    /// <exception cref="InsufficientExecutionStackException">Elements are nested more deeply than the stack bears.</exception>
    public static JsxText? Of(string code)
    {
        if (code.Contains(Pragma, StringComparison.Ordinal))
            return null;
        var letters = code.ToCharArray();
        var reader = new JsxReader(letters);
        return reader.Code(closedBy: null) && reader.Lists.Count > 0 ? new(new string(letters), reader.Lists, reader.Spreads) : null;
    }
}
