namespace InterpreterGuard.Client;

/// <summary>A rule's conclusion from something that was seen. Depending on the policy, a key is told only the rule and its name.</summary>
public sealed record SecurityDetection
{
    /// <summary>The rule, such as <c>IG4004</c>.</summary>
    public string Rule { get; init; } = "";

    /// <summary>The rule's name.</summary>
    public string Name { get; init; } = "";

    /// <summary><c>info</c>, <c>low</c>, <c>medium</c>, <c>high</c> or <c>critical</c>.</summary>
    public string? Severity { get; init; }

    /// <summary>What followed: <c>record</c>, <c>alert</c>, <c>hold</c>, <c>deny</c> or <c>kill</c>.</summary>
    public string? Action { get; init; }

    /// <summary>What would have followed if the rule had its way: it is on trial, an exception silences it, or the policy only observes.</summary>
    public string? ActionWanted { get; init; }

    /// <summary>Whether the rule is on trial and only records.</summary>
    public bool Trial { get; init; }

    /// <summary>The exception that silences it.</summary>
    public string? SilencedBy { get; init; }

    /// <summary>One sentence about it. It may quote what the program did.</summary>
    public string? Message { get; init; }

    /// <summary>The finding it concludes from, counted from 0.</summary>
    public int? Finding { get; init; }

    /// <summary>The number of the observation it concludes from.</summary>
    public long? Observation { get; init; }

    /// <summary>When.</summary>
    public DateTimeOffset? At { get; init; }
}
