using System.Text.Json.Serialization;

namespace InterpreterGuard.Core.Facts;

/// <summary>A file without a place in any folder is made (<c>memfd_create</c>). .NET and libffi do it too: evidence, not an offence.</summary>
public sealed record ProcessMemoryFile : RuntimeFact
{
    public const string KindName = "process.memory_file";

    [JsonIgnore]
    public override string Kind => KindName;

    /// <summary>The name the program gives it; it need not be unique and stands in no folder.</summary>
    public required string Name { get; init; }
}
