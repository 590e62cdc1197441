using InterpreterGuard.Core.Detections;
using InterpreterGuard.Core.Executions;
using InterpreterGuard.Core.Facts;
using InterpreterGuard.Core.Incidents;
using InterpreterGuard.Core.Observations;
using InterpreterGuard.Core.Screening;
using InterpreterGuard.Core.Submissions;

namespace InterpreterGuard.Core.Evidence;

/// <summary>An ended execution with what was read and seen, and what was concluded then.</summary>
public sealed record PastExecution
{
    /// <summary>What was asked and who asked; without stdin, arguments, environment and files.</summary>
    public required Submission Submission { get; init; }

    public required ExecutionStatus Status { get; init; }

    /// <summary>What followed from screening then.</summary>
    public Verdict Verdict { get; init; }

    /// <summary>Everything screening read; <see langword="null"/> when it was not kept.</summary>
    public IReadOnlyList<CodeFact>? Facts { get; init; }

    /// <summary>In the order they were seen.</summary>
    public IReadOnlyList<Observation> Observations { get; init; } = [];

    public IReadOnlyList<ProcessNode> Processes { get; init; } = [];

    /// <summary>Observations that were judged but not kept.</summary>
    public long ObservationsDropped { get; init; }

    public IReadOnlyList<Detection> Detections { get; init; } = [];

    /// <summary>The incident it opened; <see langword="null"/> when none.</summary>
    public Incident? Incident { get; init; }

    /// <summary>From received to answered; zero when unknown.</summary>
    public TimeSpan Elapsed { get; init; }
}
