using System.Buffers;
using System.Text;

namespace InterpreterGuard.Host.Review.Evidence;

/// <summary>
/// Turns a stranger's text into what a person may look at: hidden characters become marks. It makes no HTML: pieces become text nodes, and the framework encodes them.
/// </summary>
internal static class ShownText
{
    private const int NoticeLength = 20;

    /// <summary>Marks on one letter before the rest are shown as what they are: heaps of them paint over neighbours.</summary>
    private const int CombiningMax = 3;

    /// <summary>The pieces of a text.</summary>
    /// <param name="text">Whatever an agent sent.</param>
    /// <param name="lines">Line feeds and tabs stay what they are, for text that is shown in lines; else they are marks too.</param>
    public static IReadOnlyList<ShownPiece> Split(ReadOnlySpan<char> text, bool lines = false)
    {
        var pieces = new List<ShownPiece>();
        var plain = new StringBuilder();
        var (combining, last, repeats) = (0, -1, 0);
        while (!text.IsEmpty)
        {
            var whole = Rune.DecodeFromUtf16(text, out var rune, out var length) == OperationStatus.Done;
            var value = whole ? rune.Value : text[0];
            combining = whole && HiddenCharacters.IsCombining(rune) ? combining + 1 : 0;
            var hidden = !whole ? "half of a surrogate pair" : combining > CombiningMax ? "one of a heap of combining marks" : HiddenCharacters.Describe(rune);
            if (lines && value is '\n' or '\t')
                hidden = null;

            if (hidden is null)
            {
                plain.Append(text[..length]);
                last = -1;
            }
            else if (value == last)
            {
                repeats++;
                pieces[^1] = new ShownPiece($"⟨U+{value:X4} ×{repeats}⟩", hidden);
            }
            else
            {
                Flush(pieces, plain);
                (last, repeats) = (value, 1);
                pieces.Add(new ShownPiece($"⟨U+{value:X4}⟩", hidden));
            }

            text = text[length..];
        }

        Flush(pieces, plain);
        return pieces;
    }

    /// <summary>As one string, for places that take no elements, such as titles; cut to a length.</summary>
    public static string Plain(string? text, int charactersMax = 300)
    {
        var cut = Cut(text ?? "", charactersMax);
        return string.Concat(Split(cut).Select(piece => piece.Text)) + (cut.Length < (text?.Length ?? 0) ? "…" : "");
    }

    /// <summary>The same where a notice tells how much is left out: a text that is hardly longer than its bound stays whole, for the notice would take as much room.</summary>
    public static ReadOnlySpan<char> CutWithNotice(ReadOnlySpan<char> text, int charactersMax) => text.Length <= charactersMax + NoticeLength ? text : Cut(text, charactersMax);

    /// <summary>The beginning of a text, not cut in the middle of a character.</summary>
    public static ReadOnlySpan<char> Cut(ReadOnlySpan<char> text, int charactersMax)
    {
        if (text.Length <= charactersMax)
            return text;
        return char.IsHighSurrogate(text[charactersMax - 1]) ? text[..(charactersMax - 1)] : text[..charactersMax];
    }

    private static void Flush(List<ShownPiece> pieces, StringBuilder plain)
    {
        if (plain.Length == 0)
            return;
        pieces.Add(new ShownPiece(plain.ToString(), null));
        plain.Clear();
    }
}
