namespace InterpreterGuard.Storage.Rows;

/// <summary>An execution as it lies in the table. Lists are JSON: they are read whole, with their execution, or not at all.</summary>
internal sealed class ExecutionRow
{
    /// <summary>Counts executions; observations refer to it, because it is a fifth of the id's size.</summary>
    public long Number { get; set; }

    public required string Id { get; set; }

    public required string Status { get; set; }

    public required string Language { get; set; }

    public required string Profile { get; set; }

    public required string ApiKeyId { get; set; }

    public string Tenant { get; set; } = "default";

    public string? Agent { get; set; }

    public string? Model { get; set; }

    public string? ToolCallId { get; set; }

    public string? Conversation { get; set; }

    public string? User { get; set; }

    /// <summary>The session it ran in; <see langword="null"/> when it had a sandbox of its own.</summary>
    public string? SessionId { get; set; }

    /// <summary>Microseconds since 1970, UTC, as all times here.</summary>
    public required long ReceivedAt { get; set; }

    public long? EndedAt { get; set; }

    /// <summary>When its waiting for a person ends or ended; <see langword="null"/> when it never waited.</summary>
    public long? HeldUntil { get; set; }

    public required string Code { get; set; }

    /// <summary>SHA-256 of the code in UTF-8, hexadecimal: the same code is found again.</summary>
    public required string CodeHash { get; set; }

    /// <summary>What else came with the submission: stdin, arguments, environment, files, wall clock asked.</summary>
    public required string Inputs { get; set; }

    public required string Receipt { get; set; }

    public string? Verdict { get; set; }

    public string? Outcome { get; set; }

    public string? Findings { get; set; }

    public string? Layers { get; set; }

    public string? Detections { get; set; }

    /// <summary>What exceptions silenced; <see langword="null"/> when nothing.</summary>
    public string? Silenced { get; set; }

    public string? Processes { get; set; }

    public string? Timings { get; set; }

    public string? IncidentId { get; set; }

    /// <summary>When retention deleted its observations, processes and facts; <see langword="null"/> while they are kept.</summary>
    public long? ObservationsForgottenAt { get; set; }

    /// <summary>When retention emptied what it gave back; <see langword="null"/> while that is kept.</summary>
    public long? OutputsForgottenAt { get; set; }
}
