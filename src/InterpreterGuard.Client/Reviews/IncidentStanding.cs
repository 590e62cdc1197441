namespace InterpreterGuard.Client;

/// <summary>Where an incident stands with its reviewers, and what is like it. The whole of it is in <see cref="GuardAnswer.Json"/> of what it came with.</summary>
public sealed record IncidentStanding
{
    /// <summary><c>open</c> or <c>closed</c>.</summary>
    public string Status { get; init; } = "";

    /// <summary>What a person concluded; <see langword="null"/> while nobody did.</summary>
    public string? Disposition { get; init; }

    /// <summary>Who looks at it; <see langword="null"/> when nobody does.</summary>
    public string? Assignee { get; init; }

    /// <summary>0 to 100.</summary>
    public int Risk { get; init; }

    /// <summary>Executions that joined it instead of opening incidents of their own.</summary>
    public long Joined { get; init; }

    /// <summary>What equal ones share.</summary>
    public string Fingerprint { get; init; } = "";
}
