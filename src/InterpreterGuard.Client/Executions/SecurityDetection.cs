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

    /// <summary>One sentence about it. It may quote what the program did.</summary>
    public string? Message { get; init; }

    /// <summary>When.</summary>
    public DateTimeOffset? At { get; init; }
}
