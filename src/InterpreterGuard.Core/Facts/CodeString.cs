using System.Text.Json.Serialization;

namespace InterpreterGuard.Core.Facts;

/// <summary>A constant text of four characters or more, after folding (concatenation, decoding, joining).</summary>
public sealed record CodeString : CodeFact
{
    public const string KindName = "code.string";

    [JsonIgnore]
    public override string Kind => KindName;

    /// <summary>The text after folding.</summary>
    public required string Value { get; init; }

    /// <summary>True when the text was not written as it stands but came out of folding.</summary>
    public bool Folded { get; init; }
}
