namespace InterpreterGuard.Client;

/// <summary>An incident as it stands in a list.</summary>
public sealed record IncidentSummary : GuardAnswer
{
    /// <summary>Such as <c>inc_0123…</c>.</summary>
    public string Id { get; init; } = "";

    /// <summary>The execution it is about.</summary>
    public string ExecutionId { get; init; } = "";

    /// <summary><c>info</c>, <c>low</c>, <c>medium</c>, <c>high</c> or <c>critical</c>.</summary>
    public string Severity { get; init; } = "";

    /// <summary>What the guard did.</summary>
    public string Decision { get; init; } = "";

    /// <summary>One sentence.</summary>
    public string Summary { get; init; } = "";

    /// <summary>The rules that spoke.</summary>
    public IReadOnlyList<string> Rules { get; init; } = [];

    /// <summary>Techniques of MITRE ATT&amp;CK.</summary>
    public IReadOnlyList<string> Attack { get; init; } = [];

    /// <summary>When it was opened.</summary>
    public DateTimeOffset OpenedAt { get; init; }

    /// <summary>Where it stands; <see langword="null"/> where a host does not say.</summary>
    public IncidentStanding? Case { get; init; }
}
