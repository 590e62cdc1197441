using System.Text.Json.Serialization;

namespace InterpreterGuard.Core.Facts;

/// <summary>Text that a reader does not see, or sees otherwise than the interpreter does.</summary>
public sealed record CodeHidden : CodeFact
{
    public const string KindName = "code.hidden";

    [JsonIgnore]
    public override string Kind => KindName;

    /// <summary>
    /// <c>zero_width</c> (characters without width, often bits of a message), <c>bidi</c> (controls that show text in another order), <c>tags</c> (a whole text in invisible letters), <c>variation</c> (a message in selectors of
    /// glyphs), <c>homoglyph</c> (a name in letters of several alphabets that look alike), <c>control</c> (characters that move a terminal's cursor).
    /// </summary>
    public required string Technique { get; init; }

    /// <summary>What it says, where it could be decoded; for a name, the letters it looks like.</summary>
    public string Decoded { get; init; } = "";

    /// <summary>Where it stands: <c>code</c>, <c>name</c>, <c>text</c> or <c>comment</c>.</summary>
    public required string Place { get; init; }

    /// <summary>How many such characters there are.</summary>
    public int Characters { get; init; }
}
