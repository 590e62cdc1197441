using InterpreterGuard.Core.Access;
using InterpreterGuard.Core.Audit;
using InterpreterGuard.Core.Cases;
using InterpreterGuard.Core.Identity;
using InterpreterGuard.Storage.Audit;
using InterpreterGuard.Storage.Json;
using InterpreterGuard.Storage.Writing;
using Microsoft.Data.Sqlite;

namespace InterpreterGuard.Storage.Cases;

/// <summary>Takes one step about many incidents, with a link of the audit trail for each.</summary>
internal sealed class ActingOnCases(CaseOrder order, TenantScope scope)
{
    private readonly Dictionary<IncidentId, CaseOutcome> _outcomes = [];

    public IReadOnlyDictionary<IncidentId, CaseOutcome> Outcomes => _outcomes;

    public int Store(WriterStatements statements, SqliteTransaction transaction)
    {
        foreach (var id in order.Incidents.Distinct())
            _outcomes[id] = Act(id.ToString(), statements, transaction);
        return _outcomes.Count;
    }

    private CaseOutcome Act(string asked, WriterStatements statements, SqliteTransaction transaction)
    {
        var step = order.Step;
        if (statements.FindCase.RunForRow(transaction, asked) is not [string id, string status, string tenant] || !scope.Allows(tenant))
            return CaseOutcome.Unknown;
        if (step.ExternalReference is { } reference && statements.FindReference.RunForNumber(transaction, id, reference) is not null)
            return CaseOutcome.Repeated;
        if (step.Action == CaseAction.Reopen && status != Word<CaseStatus>.Of(CaseStatus.Closed))
            return CaseOutcome.NotClosed;

        var action = Word<CaseAction>.Of(step.Action);
        var disposition = step.Disposition is { } concluded ? Word<Disposition>.Of(concluded) : null;
        var at = Moment.Of(step.At);
        statements.AddStep.Run(transaction, id, at, action, step.Actor, disposition, step.Assignee, step.Note, step.ExternalReference);
        statements.ChangeCase.Run(transaction, id, at, action, disposition, step.Assignee, step.Note);
        AuditWriting.Append(statements, transaction, step.At, new AuditEvent(AuditKind.Case, step.Actor, id, Detail(action, disposition, step), tenant));
        return CaseOutcome.Done;
    }

    private static string Detail(string action, string? disposition, CaseStep step) => string.Join(", ", ((string?[])
    [
        action,
        disposition,
        step.Assignee is { } who ? $"to {who}" : null,
        step.Note is { } note ? $"note {AuditWriting.HashOf(note)}" : null,
        step.ExternalReference is { } where ? $"from {where}" : null,
    ]).OfType<string>());
}
