using InterpreterGuard.Core.Identity;

namespace InterpreterGuard.Core.Outbox;

/// <summary>Something to deliver to one destination.</summary>
/// <param name="Destination">The destination's name in the settings.</param>
/// <param name="Id">Stays the same over all attempts, so that a receiver can drop what it has seen. Unique over all destinations.</param>
/// <param name="IncidentId">What it tells of.</param>
/// <param name="Body">As it goes over the wire.</param>
/// <param name="At">When it was made.</param>
public sealed record OutboxMessage(string Destination, string Id, IncidentId IncidentId, ReadOnlyMemory<byte> Body, DateTimeOffset At);
