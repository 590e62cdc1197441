namespace InterpreterGuard.Storage.Rows;

/// <summary>A filter of the queue that somebody gave a name.</summary>
internal sealed class SavedFilterRow
{
    public required string Owner { get; set; }

    public required string Name { get; set; }

    public required string Query { get; set; }

    public long SavedAt { get; set; }
}
