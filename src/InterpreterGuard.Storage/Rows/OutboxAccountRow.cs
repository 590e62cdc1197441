namespace InterpreterGuard.Storage.Rows;

/// <summary>How much there is for one destination. Counted along, so that a bound costs nobody a look through all messages.</summary>
internal sealed class OutboxAccountRow
{
    public required string Destination { get; set; }

    public long Messages { get; set; }

    public long Bytes { get; set; }

    public long Lost { get; set; }

    public long Delivered { get; set; }

    public long? DeliveredAt { get; set; }

    public string? LastError { get; set; }

    public long? LastErrorAt { get; set; }
}
