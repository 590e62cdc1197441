namespace InterpreterGuard.Client;

/// <summary>How an execution stands or ended. Times are UTC.</summary>
public sealed record Execution : GuardAnswer
{
    /// <summary>Such as <c>exe_0123…</c>.</summary>
    public string Id { get; init; } = "";

    /// <summary>The session it ran in, if in one.</summary>
    public string? SessionId { get; init; }

    /// <summary>How it stands or ended.</summary>
    public ExecutionStatus Status { get; init; }

    /// <summary>The language it was run as.</summary>
    public string Language { get; init; } = "";

    /// <summary>The profile it had.</summary>
    public string Profile { get; init; } = "";

    /// <summary>The program's exit code, when it ended by itself.</summary>
    public int? ExitCode { get; init; }

    /// <summary>The signal it died of.</summary>
    public int? Signal { get; init; }

    /// <summary>What it wrote to standard output. Strangers' text: it may hold control sequences.</summary>
    public string Stdout { get; init; } = "";

    /// <summary>What it wrote to standard error. Strangers' text: it may hold control sequences.</summary>
    public string Stderr { get; init; } = "";

    /// <summary>Whether stdout or stderr was cut.</summary>
    public bool Truncated { get; init; }

    /// <summary>Values and figures it handed back.</summary>
    public IReadOnlyList<ExecutionResult> Results { get; init; } = [];

    /// <summary>The code's own error.</summary>
    public ExecutionError? Error { get; init; }

    /// <summary>Files it wrote.</summary>
    public IReadOnlyList<Artifact> Files { get; init; } = [];

    /// <summary>What of the sandbox it ran into, and what would have worked.</summary>
    public IReadOnlyList<ExecutionHint> Hints { get; init; } = [];

    /// <summary>What was found in its output; there only where the profile marks or withholds and something was.</summary>
    public ScreenedOutput? OutputScreening { get; init; }

    /// <summary>What it used, as the kernel counts it.</summary>
    public ExecutionUsage? Usage { get; init; }

    /// <summary>Where the time went.</summary>
    public ExecutionTimings? Timings { get; init; }

    /// <summary>What the guard thought of it, as far as the policy discloses it to this key.</summary>
    public ExecutionSecurity Security { get; init; } = new();

    /// <summary>When it was accepted.</summary>
    public DateTimeOffset ReceivedAt { get; init; }

    /// <summary>When it ended.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>When it is refused unless a reviewer has released it; there only while it is held.</summary>
    public DateTimeOffset? HeldUntil { get; init; }
}
