using InterpreterGuard.Core.Executions;
using InterpreterGuard.Core.Hints;
using InterpreterGuard.Core.Output;

namespace InterpreterGuard.Core.Sandboxes;

/// <summary>How the program in a sandbox ended.</summary>
public sealed record SandboxOutcome
{
    /// <summary>Never <see cref="ExecutionStatus.Refused"/> or <see cref="ExecutionStatus.Held"/>: those never reach a sandbox.</summary>
    public required ExecutionStatus Status { get; init; }

    /// <summary>The exit code; <see langword="null"/> when it was ended by a signal or never ran.</summary>
    public int? ExitCode { get; init; }

    /// <summary>The signal that ended it.</summary>
    public int? Signal { get; init; }

    public CapturedOutput Output { get; init; } = CapturedOutput.Empty;

    public IReadOnlyList<ExecutionResult> Results { get; init; } = [];

    public ExecutionError? Error { get; init; }

    /// <summary>Files it left in the work folder that were not there before, or have changed.</summary>
    public IReadOnlyList<Artifact> Files { get; init; } = [];

    /// <summary>What was found in what it gave back; <see langword="null"/> where it was not read. Written by the pipeline.</summary>
    public OutputReport? Screened { get; init; }

    public ResourceUsage Usage { get; init; } = ResourceUsage.None;

    /// <summary>From handing over the code to its end.</summary>
    public TimeSpan Elapsed { get; init; }

    /// <summary>Which limits, walls and rules it met, when it did not come to a good end. Written by the pipeline.</summary>
    public IReadOnlyList<Hint> Hints { get; init; } = [];

    /// <summary>For <see cref="ExecutionStatus.SandboxFailed"/>: what broke; for what the host cancelled when it ended: that it did. For operators, never shown to callers.</summary>
    public string? Failure { get; init; }
}
