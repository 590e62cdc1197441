namespace InterpreterGuard.Client;

/// <summary>Uploaded files of the key that asks.</summary>
public sealed record StoredFileList : GuardAnswer
{
    /// <summary>The files.</summary>
    public IReadOnlyList<StoredFile> Files { get; init; } = [];
}
