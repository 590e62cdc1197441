using InterpreterGuard.Core.Identity;
using InterpreterGuard.Core.Incidents;

namespace InterpreterGuard.Core.Cases;

/// <summary>An incident as it stands in the queue: what happened, whose it was, and where it stands with its reviewers.</summary>
public sealed record IncidentCase
{
    public required Incident Incident { get; init; }

    public required CaseState State { get; init; }

    /// <summary>Whose execution it was.</summary>
    public required string Tenant { get; init; }

    /// <summary>The key that submitted it, by id.</summary>
    public required string ApiKeyId { get; init; }

    /// <summary>The agent, as the caller told it; text from strangers.</summary>
    public string? Agent { get; init; }

    public SessionId? SessionId { get; init; }

    public required string Language { get; init; }

    /// <summary>Executions that came to the same and joined this one, since too many like it had been opened.</summary>
    public long Joined { get; init; }

    /// <summary>The incidents like it, itself counted.</summary>
    public required CaseGroup Group { get; init; }
}
