namespace InterpreterGuard.Client;

/// <summary>The execution was accepted.</summary>
public sealed record ExecutionStarted : ExecutionEvent
{
    /// <summary>Such as <c>exe_0123…</c>.</summary>
    public string Id { get; init; } = "";

    /// <summary>The session it runs in, if in one.</summary>
    public string? SessionId { get; init; }

    /// <summary>The language it is run as.</summary>
    public string Language { get; init; } = "";
}
