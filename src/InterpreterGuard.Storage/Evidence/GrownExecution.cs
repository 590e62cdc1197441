using InterpreterGuard.Core.Executions;
using InterpreterGuard.Core.Identity;
using InterpreterGuard.Core.Incidents;
using InterpreterGuard.Core.Observations;
using InterpreterGuard.Core.Outbox;
using InterpreterGuard.Storage.Json;
using InterpreterGuard.Storage.Outbox;
using InterpreterGuard.Storage.Writing;
using Microsoft.Data.Sqlite;

namespace InterpreterGuard.Storage.Evidence;

/// <summary>What was seen of an execution after its end, already written as columns.</summary>
/// <param name="grown">With everything that is known by now.</param>
/// <param name="more">What is new.</param>
/// <param name="incident">As it is to read from now on.</param>
/// <param name="toldBefore">Others know of its incident; what joined another has not been told of.</param>
/// <param name="book">Writes it.</param>
/// <param name="outgoing">Tells others.</param>
internal sealed class GrownExecution(Execution grown, IReadOnlyList<Observation> more, Incident? incident, bool toldBefore, IncidentBook book, Outgoing outgoing)
{
    private readonly IReadOnlyList<OutboxMessage> _messages =
        outgoing.Of(grown, incident, detection => !toldBefore || (more.Count > 0 && detection.Observation >= more[0].Sequence), isUpdate: toldBefore);

    private readonly string _receipt = EvidenceJson.Write(grown.Receipt);
    private readonly string? _detections = EndedExecution.List(grown.Detections, grown.AtRest);
    private readonly string? _processes = EndedExecution.List(grown.Processes, grown.AtRest);
    private readonly string? _silenced = EndedExecution.List(grown.Silenced, grown.AtRest);
    private readonly List<(Observation Observation, string Fact)> _more = [.. more.Select(observation => (observation, EvidenceJson.WriteCut(observation.Fact, grown.AtRest)))];

    public int Store(WriterStatements statements, SqliteTransaction transaction)
    {
        var number = statements.Grow.RunForNumber(transaction, grown.Id.ToString(), _receipt, _detections, _processes, grown.IncidentId?.ToString(), _silenced)
            ?? throw new StorageException($"Nothing can be added to execution {grown.Id}: it is not there, or has not ended.");
        foreach (var (observation, fact) in _more)
            EndedExecution.StoreObservation(statements, transaction, number, observation, fact);
        if (incident is not null)
            Joined = book.Store(statements, transaction, grown, EndedExecution.Covered(grown, incident));
        if (Joined is null)
            outgoing.Store(statements, transaction, _messages);
        return 1;
    }

    /// <inheritdoc cref="EndedExecution.Joined"/>
    public IncidentId? Joined { get; private set; }

    /// <summary>After it is kept.</summary>
    public void Announce()
    {
        if (Joined is null)
            outgoing.Announce(_messages);
    }
}
