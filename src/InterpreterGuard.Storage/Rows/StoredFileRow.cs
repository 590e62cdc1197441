namespace InterpreterGuard.Storage.Rows;

/// <summary>A file whose content lies in the files' folder, under its id.</summary>
internal sealed class StoredFileRow
{
    /// <summary>Begins with its time, so the order of ids is the order of time.</summary>
    public required string Id { get; set; }

    public required string Name { get; set; }

    public long Size { get; set; }

    public required string Type { get; set; }

    public required string Sha256 { get; set; }

    public required string ApiKeyId { get; set; }

    /// <summary>The execution that left it behind; <see langword="null"/> for an upload. Not a foreign key: evidence outlives the file.</summary>
    public string? ExecutionId { get; set; }

    public string? Path { get; set; }

    public long CreatedAt { get; set; }

    public long ExpiresAt { get; set; }
}
