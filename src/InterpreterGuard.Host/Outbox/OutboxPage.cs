namespace InterpreterGuard.Host.Outbox;

/// <summary>All destinations.</summary>
internal sealed record OutboxPage(IReadOnlyList<DestinationResponse> Destinations);
