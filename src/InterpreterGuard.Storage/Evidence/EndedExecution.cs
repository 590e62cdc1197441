using InterpreterGuard.Core.Executions;
using InterpreterGuard.Core.Held;
using InterpreterGuard.Core.Identity;
using InterpreterGuard.Core.Incidents;
using InterpreterGuard.Core.Detections;
using InterpreterGuard.Core.Observations;
using InterpreterGuard.Core.Outbox;
using InterpreterGuard.Core.Policies;
using InterpreterGuard.Storage.History;
using InterpreterGuard.Storage.Json;
using InterpreterGuard.Storage.Outbox;
using InterpreterGuard.Storage.Writing;
using Microsoft.Data.Sqlite;

namespace InterpreterGuard.Storage.Evidence;

/// <summary>How an execution ended, already written as columns, so that the one writer only has to store it.</summary>
internal sealed class EndedExecution(Execution ended, Incident? incident, IncidentBook book, Outgoing outgoing)
{
    private readonly IReadOnlyList<OutboxMessage> _messages = outgoing.Of(ended, incident, detection => IsNew(ended, detection), isUpdate: ended.Steps.Count > 1);
    private readonly string _receipt = EvidenceJson.Write(ended.Receipt);
    private readonly string? _outcome = ended.Outcome is null ? null : EvidenceJson.Write(ended.Outcome, ended.AtRest);
    private readonly string? _findings = List(ended.Findings, ended.AtRest);
    private readonly string? _layers = List(ended.Layers, ended.AtRest);
    private readonly string? _detections = List(ended.Detections, ended.AtRest);
    private readonly string? _silenced = List(ended.Silenced, ended.AtRest);
    private readonly string? _processes = List(ended.Processes, ended.AtRest);
    private readonly string? _timings = ended.Timings is null ? null : EvidenceJson.Write(ended.Timings);
    private readonly List<(Observation Observation, string Fact)> _observations =
        [.. ended.Observations.Select(observation => (observation, EvidenceJson.WriteCut(observation.Fact, ended.AtRest)))];

    private readonly byte[]? _facts = PackedFacts.Pack(ended.Facts, ended.AtRest);

    public int Store(WriterStatements statements, SqliteTransaction transaction)
    {
        var number = statements.Complete.RunForNumber(
            transaction,
            ended.Id.ToString(),
            Word<ExecutionStatus>.Of(ended.Status),
            ended.EndedAt is { } at ? Moment.Of(at) : null,
            _receipt,
            Word<Core.Screening.Verdict>.Of(ended.Verdict),
            _outcome,
            _findings,
            _layers,
            _detections,
            _processes,
            _timings,
            ended.IncidentId?.ToString(),
            ended.HeldUntil is { } until ? Moment.Of(until) : null,
            _silenced) ?? throw new StorageException($"Execution {ended.Id} cannot be completed: it was never accepted, or has ended already.");

        KeptCode.Follow(statements, transaction, number, ended);
        foreach (var (observation, fact) in _observations)
            StoreObservation(statements, transaction, number, observation, fact);
        if (_facts is not null)
            statements.KeepFacts.Run(transaction, number, PackedFacts.Format, _facts);
        StoreSteps(statements, transaction, number, ended.Steps);
        CountUses(statements, transaction, ended);
        if (incident is not null)
            Joined = book.Store(statements, transaction, ended, Covered(ended, incident));

        // Others were told of the incident it joined.
        if (Joined is null)
            outgoing.Store(statements, transaction, _messages);
        return 1;
    }

    /// <summary>The incident it joined; <see langword="null"/> when it has one of its own, or none.</summary>
    public IncidentId? Joined { get; private set; }

    /// <summary>After it is kept.</summary>
    public void Announce()
    {
        if (Joined is null)
            outgoing.Announce(_messages);
    }

    /// <summary>An incident as it is kept: its sentence may quote what its rules saw.</summary>
    public static Incident Covered(Execution execution, Incident incident) =>
        incident with { Summary = execution.AtRest.Kept(incident.Summary) };

    /// <summary>Counts what exceptions silenced, once: when it ends, not while it waits.</summary>
    public static void CountUses(WriterStatements statements, SqliteTransaction transaction, Execution execution)
    {
        if (execution.EndedAt is not { } at)
            return;
        foreach (var use in execution.Silenced.GroupBy(use => use.ExceptionId, StringComparer.Ordinal))
            statements.CountUse.Run(transaction, use.Key, use.Sum(one => one.Count), Moment.Of(at), execution.Id.ToString());
    }

    /// <summary>Adds the steps that are not there yet. Those that are there stay as they are.</summary>
    public static void StoreSteps(WriterStatements statements, SqliteTransaction transaction, long number, IReadOnlyList<AuditStep> steps)
    {
        for (var i = 0; i < steps.Count; i++)
            statements.Step.Run(transaction, number, i, Moment.Of(steps[i].At), Word<AuditAction>.Of(steps[i].Action), steps[i].ByKeyId, steps[i].Reason);
    }

    public static void StoreObservation(WriterStatements statements, SqliteTransaction transaction, long number, Observation observation, string fact) =>
        statements.Observe.Run(
            transaction,
            number,
            observation.Sequence,
            Moment.Of(observation.At),
            observation.Fact.Kind,
            (int)observation.Decision,
            observation.Process.Pid,
            observation.Process.ParentPid,
            observation.Process.Name,
            fact);

    // What was found when it was held was told then, unless it was read again since.
    private static bool IsNew(Execution execution, Detection detection) =>
        execution.Steps.Count <= 1 || detection.Observation is not null || execution.Steps.Any(step => step.Action == AuditAction.ReadAgain);

    public static string? List<T>(IReadOnlyList<T> list, IRedaction atRest) => list.Count == 0 ? null : EvidenceJson.WriteCut(list, atRest);
}
