using System.Text.Json.Serialization;

namespace InterpreterGuard.Core.Facts;

/// <summary>A file is opened whose path is sensitive, or any file when the profile watches all.</summary>
public sealed record FileOpen : RuntimeFact
{
    public const string KindName = "file.open";

    [JsonIgnore]
    public override string Kind => KindName;

    /// <summary>The path as given, made absolute and without <c>.</c> and <c>..</c> parts; <c>/proc/self</c> is left as written, the own process's number is written <c>self</c>.</summary>
    public required string Path { get; init; }

    /// <summary>Opened for writing, creating or truncating.</summary>
    public bool Writing { get; init; }

    /// <summary>The program that opens it: its file as the kernel names it, such as <c>/usr/bin/ps</c>. Empty where it cannot be told.</summary>
    public string Program { get; init; } = "";
}
