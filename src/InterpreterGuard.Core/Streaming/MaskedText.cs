using InterpreterGuard.Core.Policies;

namespace InterpreterGuard.Core.Streaming;

/// <summary>
/// Masks text that comes line by line as if it were one: what was said so far is masked again together with what is new, so that a secret over several lines is one. Only the last part is
/// looked at again; a part is let go where masking it apart makes no difference.
/// </summary>
internal sealed class MaskedText(IRedaction redaction)
{
    private const int LookedAtMax = 64 << 10;
    private const int GivenUpAt = 4 * LookedAtMax;
    private string _heard = "";
    private string _said = "";

    /// <summary>A secret showed itself when its beginning was said already. Nothing more is said; the answer has it masked.</summary>
    public bool GaveUp { get; private set; }

    /// <summary>What may be said now that these lines were heard.</summary>
    public string Next(string lines)
    {
        if (GaveUp || lines.Length == 0)
            return "";
        _heard += lines;
        var masked = redaction.Mask(_heard);
        if (!masked.StartsWith(_said, StringComparison.Ordinal) || _heard.Length > GivenUpAt + lines.Length)
        {
            (GaveUp, _heard, _said) = (true, "", "");
            return "";
        }

        var news = masked[_said.Length..];
        _said = masked;
        if (_heard.Length > LookedAtMax)
            LetGo();
        return news;
    }

    private void LetGo()
    {
        var cut = _heard.LastIndexOf('\n', _heard.Length - (LookedAtMax / 2)) + 1;
        var (old, kept) = (redaction.Mask(_heard[..cut]), redaction.Mask(_heard[cut..]));
        if (old.Length + kept.Length == _said.Length && _said.StartsWith(old, StringComparison.Ordinal) && _said.EndsWith(kept, StringComparison.Ordinal))
            (_heard, _said) = (_heard[cut..], kept);
    }
}
