namespace InterpreterGuard.Core.Outbox;

/// <summary>How it stands with one destination.</summary>
/// <param name="Destination">Its name.</param>
/// <param name="Waiting">Messages that wait.</param>
/// <param name="Dead">Messages that are not tried any more.</param>
/// <param name="Bytes">Bytes of both.</param>
/// <param name="Delivered">Messages delivered since it was first written to.</param>
/// <param name="Lost">Messages that were not taken in because the outbox was full. Their incidents are kept all the same.</param>
/// <param name="OldestAt">When the oldest that waits was made; <see langword="null"/> when none waits.</param>
/// <param name="DeliveredAt">When one was last delivered.</param>
/// <param name="LastError">What went wrong since then; <see langword="null"/> when nothing did.</param>
/// <param name="LastErrorAt">When.</param>
public sealed record OutboxAccount(
    string Destination, long Waiting, long Dead, long Bytes, long Delivered, long Lost, DateTimeOffset? OldestAt, DateTimeOffset? DeliveredAt, string? LastError, DateTimeOffset? LastErrorAt);
