using System.Text.Json.Serialization;

namespace InterpreterGuard.Core.Facts;

/// <summary>A file from a folder the submission can write to is taken in as code (<c>mmap</c> with <c>PROT_EXEC</c>), as a loader does with a library.</summary>
public sealed record FileMap : RuntimeFact
{
    public const string KindName = "file.map";

    [JsonIgnore]
    public override string Kind => KindName;

    /// <summary>The file as the kernel names it, whatever links led there.</summary>
    public required string Path { get; init; }

    /// <summary>The program that maps it, such as <c>/usr/bin/python3.11</c>. Empty where it cannot be told.</summary>
    public string Program { get; init; } = "";
}
