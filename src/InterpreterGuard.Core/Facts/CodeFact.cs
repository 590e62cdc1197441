using System.Text.Json.Serialization;
using InterpreterGuard.Core.Screening;
using InterpreterGuard.Core.Submissions;

namespace InterpreterGuard.Core.Facts;

/// <summary>Something read in source, before anything ran.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(CodeImport), CodeImport.KindName)]
[JsonDerivedType(typeof(CodeCall), CodeCall.KindName)]
[JsonDerivedType(typeof(CodeString), CodeString.KindName)]
[JsonDerivedType(typeof(CodeAttribute), CodeAttribute.KindName)]
[JsonDerivedType(typeof(CodeAssign), CodeAssign.KindName)]
[JsonDerivedType(typeof(CodeFlow), CodeFlow.KindName)]
[JsonDerivedType(typeof(CodeHidden), CodeHidden.KindName)]
[JsonDerivedType(typeof(CodeUnreadable), CodeUnreadable.KindName)]
public abstract record CodeFact : Fact
{
    /// <summary>The language of the layer it was read in.</summary>
    public required Language Language { get; init; }

    /// <summary>Where in the submission's own text. In an inner layer: the span of the outermost expression that holds the layer.</summary>
    [JsonPropertyName("span")]
    public required SourceSpan Span { get; init; }

    /// <summary>How the layer was reached, outermost first, such as <c>os.system</c>, <c>bash -c</c>. Empty in the submission's own text.</summary>
    public IReadOnlyList<string> Layers { get; init; } = [];

    /// <summary>How deep inside other code this stands; 0 is the submission's own text.</summary>
    [JsonIgnore]
    public int Depth => Layers.Count;
}
