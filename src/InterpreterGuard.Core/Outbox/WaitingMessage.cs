namespace InterpreterGuard.Core.Outbox;

/// <summary>A message that waits for its delivery.</summary>
/// <param name="Number">Counts up in the order in which messages were written.</param>
/// <param name="Id">The message's id.</param>
/// <param name="Body">As it goes over the wire.</param>
/// <param name="WaitsSince">When it was made, or when a person had it tried again.</param>
/// <param name="Attempts">How often it was tried in vain.</param>
public sealed record WaitingMessage(long Number, string Id, ReadOnlyMemory<byte> Body, DateTimeOffset WaitsSince, int Attempts);
