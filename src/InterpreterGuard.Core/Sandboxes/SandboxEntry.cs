namespace InterpreterGuard.Core.Sandboxes;

/// <summary>One thing in the work folder. The code inside chose the name: text from strangers.</summary>
/// <param name="Path">Relative to the work folder.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Size">Bytes of a file.</param>
/// <param name="ModifiedAt">When it was last written; the code can set it.</param>
/// <param name="ChangedAt">When the kernel last changed it; the code cannot set it.</param>
public sealed record SandboxEntry(string Path, SandboxEntryKind Kind, long Size, DateTimeOffset ModifiedAt, DateTimeOffset ChangedAt);
