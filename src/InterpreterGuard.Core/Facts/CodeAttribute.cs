using System.Text.Json.Serialization;

namespace InterpreterGuard.Core.Facts;

/// <summary>An attribute that is read or written but not called, by its resolved name, such as <c>os.environ</c> or <c>.__subclasses__</c>.</summary>
public sealed record CodeAttribute : CodeFact
{
    public const string KindName = "code.attribute";

    [JsonIgnore]
    public override string Kind => KindName;

    /// <summary>The resolved dotted name; a leading dot when the value's type is unknown.</summary>
    public required string Name { get; init; }

    /// <summary>True when it is assigned to.</summary>
    public bool Written { get; init; }
}
