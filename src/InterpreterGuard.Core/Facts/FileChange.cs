using System.Text.Json.Serialization;

namespace InterpreterGuard.Core.Facts;

/// <summary>A file's mode, name or links are changed.</summary>
public sealed record FileChange : RuntimeFact
{
    public const string KindName = "file.change";

    [JsonIgnore]
    public override string Kind => KindName;

    /// <summary><c>chmod</c>, <c>rename</c>, <c>link</c>, <c>symlink</c>, <c>mknod</c>, <c>setxattr</c> or <c>unlink</c>.</summary>
    public required string Change { get; init; }

    /// <summary>The file that is changed, made absolute as in file.open.</summary>
    public required string Path { get; init; }

    /// <summary>For rename and link: the other path (where it goes); for symlink: what it points to; for setxattr: the attribute, such as <c>security.capability</c>.</summary>
    public string Target { get; init; } = "";

    /// <summary>For chmod and mknod: the mode bits. -1 elsewhere.</summary>
    public int Mode { get; init; } = -1;
}
