namespace InterpreterGuard.Client;

/// <summary>Who stands behind a submission, as far as it is known. Each word has at most 256 characters.</summary>
public sealed record CallerContext
{
    /// <summary>The agent or program.</summary>
    public string? Agent { get; init; }

    /// <summary>The model that wrote the code.</summary>
    public string? Model { get; init; }

    /// <summary>The model's tool call.</summary>
    public string? ToolCallId { get; init; }

    /// <summary>The conversation it belongs to.</summary>
    public string? Conversation { get; init; }

    /// <summary>The person it works for.</summary>
    public string? User { get; init; }
}
