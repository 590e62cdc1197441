using System.Text.Json.Serialization;

namespace InterpreterGuard.Core.Facts;

/// <summary>A passage in what an execution gave back that somebody should know of before a model reads it.</summary>
public sealed record OutputText : RuntimeFact
{
    public const string KindName = "output.text";

    [JsonIgnore]
    public override string Kind => KindName;

    /// <summary>Where: <c>stdout</c>, <c>stderr</c>, <c>result</c>, <c>error</c> or <c>file</c>.</summary>
    public required string Channel { get; init; }

    /// <summary>The file's path, or the result's MIME type; empty for the others.</summary>
    public string Path { get; init; } = "";

    /// <summary>The line it begins on, from 1.</summary>
    public int Line { get; init; }

    /// <summary><c>injection</c> (it speaks to the model that reads), <c>hidden</c> (it cannot be seen) or <c>secret</c> (it has the shape of one).</summary>
    public required string Detector { get; init; }

    /// <summary>
    /// Of an injection: <c>override</c> (forget what you were told), <c>secrecy</c> (do not tell the user), <c>role</c> (you are somebody else now), <c>address</c> (to any model that reads this),
    /// <c>turn</c> (a message of somebody else begins here, and orders something), <c>extraction</c> (hand over your prompt, or the conversation), <c>flood</c> (so many of them, or of their beginnings, that the rest was not read). Of hidden text: <c>zero_width</c>, <c>bidi</c>,
    /// <c>tags</c>, <c>variation</c> or <c>flood</c>. Of a secret: the pattern's name in <c>redaction.yaml</c>.
    /// </summary>
    public required string Technique { get; init; }

    /// <summary>How many characters it has; of hidden text, how many are hidden.</summary>
    public int Characters { get; init; }

    /// <summary>What it says, cut; decoded where it was hidden. Empty for a secret.</summary>
    public string Text { get; init; } = "";

    /// <summary>It is spoken of rather than said: one item of a list of texts, or quoted behind words that tell about such texts.</summary>
    public bool Mentioned { get; init; }
}
