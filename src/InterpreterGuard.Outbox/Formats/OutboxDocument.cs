namespace InterpreterGuard.Outbox.Formats;

/// <summary>One thing to deliver.</summary>
/// <param name="Id">The same over all attempts; no two documents share one.</param>
/// <param name="Body">As it goes over the wire.</param>
internal sealed record OutboxDocument(string Id, byte[] Body);
