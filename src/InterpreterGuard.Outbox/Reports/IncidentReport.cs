using InterpreterGuard.Core.Detections;

namespace InterpreterGuard.Outbox.Reports;

/// <summary>An incident as it leaves the host: what formats write. All texts are plain and bounded, and secrets in them are masked; what is not known is empty. The code itself is not in it.</summary>
internal sealed record IncidentReport
{
    /// <summary>The same over all attempts to deliver it.</summary>
    public required string MessageId { get; init; }

    public required string IncidentId { get; init; }

    public required string ExecutionId { get; init; }

    public string SessionId { get; init; } = "";

    /// <summary>It was reported before; the detections are those that are new.</summary>
    public bool IsUpdate { get; init; }

    public required Severity Severity { get; init; }

    /// <summary>The strictest thing that was done, such as <c>killed</c>.</summary>
    public required string Decision { get; init; }

    public required string Summary { get; init; }

    public required IReadOnlyList<string> Rules { get; init; }

    public required IReadOnlyList<string> Attack { get; init; }

    public required DateTimeOffset OpenedAt { get; init; }

    /// <summary>When it was written.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>How the execution stands, such as <c>timed_out</c>.</summary>
    public required string Status { get; init; }

    public required string Language { get; init; }

    public required string Profile { get; init; }

    public required string PolicyId { get; init; }

    public required string PolicyHash { get; init; }

    /// <summary>SHA-256 of the code, in hexadecimal digits.</summary>
    public required string CodeHash { get; init; }

    public required string KeyId { get; init; }

    public string Agent { get; init; } = "";

    public string Model { get; init; } = "";

    public string User { get; init; } = "";

    public string Conversation { get; init; } = "";

    public string ToolCallId { get; init; } = "";

    public required string HostName { get; init; }

    public required string Version { get; init; }

    /// <summary>The most severe first, at most <see cref="ReportBounds.Detections"/>.</summary>
    public required IReadOnlyList<DetectionReport> Detections { get; init; }

    /// <summary>How many more there are.</summary>
    public int DetectionsLeftOut { get; init; }
}
