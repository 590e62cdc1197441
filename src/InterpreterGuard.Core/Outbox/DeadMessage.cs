using InterpreterGuard.Core.Identity;

namespace InterpreterGuard.Core.Outbox;

/// <summary>A message that is not tried any more.</summary>
/// <param name="Id">The message's id.</param>
/// <param name="Destination">Where it was to go.</param>
/// <param name="IncidentId">What it tells of.</param>
/// <param name="Bytes">Bytes of its body.</param>
/// <param name="CreatedAt">When it was made.</param>
/// <param name="DeadAt">When it was given up.</param>
/// <param name="Attempts">How often it was tried in vain.</param>
/// <param name="LastError">What went wrong the last time.</param>
public sealed record DeadMessage(
    string Id, string Destination, IncidentId IncidentId, long Bytes, DateTimeOffset CreatedAt, DateTimeOffset DeadAt, int Attempts, string LastError);
