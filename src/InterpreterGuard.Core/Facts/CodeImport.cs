using System.Text.Json.Serialization;

namespace InterpreterGuard.Core.Facts;

/// <summary>A module, or a name out of one, is brought in (also by <c>__import__</c> and <c>importlib</c> with a constant name).</summary>
public sealed record CodeImport : CodeFact
{
    public const string KindName = "code.import";

    [JsonIgnore]
    public override string Kind => KindName;

    /// <summary>The module's full dotted name, such as <c>os.path</c>.</summary>
    public required string Module { get; init; }

    /// <summary>The name taken out of it (<c>from os import system</c>); empty when the module itself is brought in.</summary>
    public string Name { get; init; } = "";
}
