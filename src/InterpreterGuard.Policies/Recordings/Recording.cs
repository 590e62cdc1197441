namespace InterpreterGuard.Policies.Recordings;

/// <summary>What was seen of a real run of a program, kept as a file that rules name as a sample. Nothing in it tells when or on which machine it ran.</summary>
public sealed record Recording
{
    /// <summary>The program's file, without its folder.</summary>
    public required string Program { get; init; }

    /// <summary>The language it was run as.</summary>
    public required string Language { get; init; }

    /// <summary>The profile it ran under.</summary>
    public required string Profile { get; init; }

    /// <summary>How it ended, such as <c>completed</c> or <c>killed</c>.</summary>
    public required string Status { get; init; }

    /// <summary>Facts behind the last one that were seen but are not in the recording.</summary>
    public long LeftOut { get; init; }

    /// <summary>What was seen, in order; at most <see cref="RecordingFile.FactsMax"/>.</summary>
    public required IReadOnlyList<RecordedFact> Facts { get; init; }
}
