namespace InterpreterGuard.Client;

/// <summary>A submission that waits for a person.</summary>
public sealed record HeldSubmission : GuardAnswer
{
    /// <summary>The execution, such as <c>exe_0123…</c>.</summary>
    public string Id { get; init; } = "";

    /// <summary>The language.</summary>
    public string Language { get; init; } = "";

    /// <summary>Who stands behind it.</summary>
    public CallerContext Context { get; init; } = new();

    /// <summary>When it was accepted.</summary>
    public DateTimeOffset ReceivedAt { get; init; }

    /// <summary>When it is refused unless somebody decides before.</summary>
    public DateTimeOffset? HeldUntil { get; init; }

    /// <summary>The source. Strangers' text: it may hold control sequences.</summary>
    public string Code { get; init; } = "";

    /// <summary>Why it waits.</summary>
    public IReadOnlyList<SecurityFinding> Findings { get; init; } = [];
}
