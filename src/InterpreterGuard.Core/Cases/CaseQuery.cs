using InterpreterGuard.Core.Access;
using InterpreterGuard.Core.Detections;
using InterpreterGuard.Core.Identity;
using InterpreterGuard.Core.Incidents;

namespace InterpreterGuard.Core.Cases;

/// <summary>Which rows of the queue. Filters narrow each other; what is <see langword="null"/> narrows nothing.</summary>
public sealed record CaseQuery
{
    /// <summary>Rows of one page at most.</summary>
    public const int CountMaxMax = 500;

    /// <summary>Characters of a searched text.</summary>
    public const int TextLengthMax = 200;

    /// <summary>Whose. Everything else narrows within it.</summary>
    public required TenantScope Scope { get; init; }

    public CaseView View { get; init; } = CaseView.Open;

    /// <summary>Who <see cref="CaseView.Mine"/> is; also a filter of its own.</summary>
    public string? Assignee { get; init; }

    /// <summary>At least this severe.</summary>
    public Severity SeverityMin { get; init; }

    public IncidentDecision? Decision { get; init; }

    public Disposition? Disposition { get; init; }

    public RuleId? Rule { get; init; }

    /// <summary>An ATT&amp;CK technique's id; <c>T1552</c> also finds <c>T1552.005</c>.</summary>
    public string? Technique { get; init; }

    public string? Agent { get; init; }

    public string? ApiKeyId { get; init; }

    public string? Tenant { get; init; }

    public SessionId? SessionId { get; init; }

    public ExecutionId? ExecutionId { get; init; }

    public string? Fingerprint { get; init; }

    /// <summary>Opened then or later.</summary>
    public DateTimeOffset? From { get; init; }

    /// <summary>Opened before.</summary>
    public DateTimeOffset? To { get; init; }

    /// <summary>In the summary, whatever its case (of ASCII letters); or the whole id of an incident, execution or rule.</summary>
    public string? Text { get; init; }

    public CaseSort Sort { get; init; }

    /// <summary>
    /// One row for all incidents with the same fingerprint: the newest of them stands for the group, and the filters are asked of it
    /// (<see cref="View"/>: whether any of them is open, or assigned to whoever asks).
    /// </summary>
    public bool Grouped { get; init; }

    public CaseCursor? After { get; init; }

    /// <summary>1 to 500.</summary>
    public int CountMax { get; init; } = 50;
}
