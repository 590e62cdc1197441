namespace InterpreterGuard.Client;

/// <summary>A session's interpreter of one language.</summary>
public sealed record SessionContext
{
    /// <summary>The language.</summary>
    public string Language { get; init; } = "";

    /// <summary><c>ready</c>, <c>running</c> or <c>ended</c>.</summary>
    public string Status { get; init; } = "";

    /// <summary>How many executions it had.</summary>
    public int Executions { get; init; }

    /// <summary>When it was started.</summary>
    public DateTimeOffset? StartedAt { get; init; }
}
