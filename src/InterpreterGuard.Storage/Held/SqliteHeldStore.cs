using InterpreterGuard.Core.Access;
using InterpreterGuard.Core.Audit;
using InterpreterGuard.Core.Executions;
using InterpreterGuard.Core.Held;
using InterpreterGuard.Core.Identity;
using InterpreterGuard.Core.Incidents;
using InterpreterGuard.Core.Outbox;
using InterpreterGuard.Storage.Audit;
using InterpreterGuard.Storage.Evidence;
using InterpreterGuard.Storage.Json;
using InterpreterGuard.Storage.Outbox;
using InterpreterGuard.Storage.Writing;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace InterpreterGuard.Storage.Held;

/// <summary>Held submissions are executions that wait: the same rows, found by their status. That there is one writer makes a decision the first or none.</summary>
internal sealed class SqliteHeldStore(EvidenceWriter writer, IDbContextFactory<EvidenceContext> contexts, Outgoing outgoing) : IHeldStore
{
    public async Task<IReadOnlyList<Execution>> ListAsync(TenantScope scope, ExecutionId? after, int countMax, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var rows = context.Executions.AsNoTracking().Where(row => row.Status == "held");
        if (scope.Names is { } names)
            rows = rows.Where(row => names.Contains(row.Tenant));
        if (after?.ToString() is { } last)
            rows = rows.Where(row => string.Compare(row.Id, last) > 0);
        var found = await rows.OrderBy(row => row.Id).Take(Math.Clamp(countMax, 1, 500)).ToListAsync(cancellationToken);
        var numbers = found.ConvertAll(row => row.Number);
        var steps = (await context.AuditSteps.AsNoTracking().Where(step => numbers.Contains(step.ExecutionNumber)).ToListAsync(cancellationToken))
            .ToLookup(step => step.ExecutionNumber);
        return [.. found.Select(row => row.ToExecution(steps[row.Number]))];
    }

    public async Task<IReadOnlyList<ExecutionId>> ListOverdueAsync(DateTimeOffset now, int countMax, CancellationToken cancellationToken)
    {
        var moment = Moment.Of(now);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var ids = await context.Executions.AsNoTracking()
            .Where(row => row.Status == "held" && row.HeldUntil <= moment)
            .OrderBy(row => row.HeldUntil)
            .Take(countMax)
            .Select(row => row.Id)
            .ToListAsync(cancellationToken);
        return [.. ids.Select(EvidenceReading.ReadExecutionId)];
    }

    public async Task<bool> TryDecideAsync(Execution decided, Incident? incident, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var messages = outgoing.Of(decided, incident, _ => false, isUpdate: true);
        var isFirst = await writer.WriteAsync((statements, transaction) => Decide(decided, incident, messages, statements, transaction)) > 0;
        if (isFirst)
            outgoing.Announce(messages);
        return isFirst;
    }

    private int Decide(Execution decided, Incident? incident, IReadOnlyList<OutboxMessage> messages, WriterStatements statements, SqliteTransaction transaction)
    {
        var step = decided.Steps[^1];
        var statement = step.Action == AuditAction.Expired ? statements.Expire : statements.Decide;
        var number = statement.RunForNumber(
            transaction, decided.Id.ToString(), Word<ExecutionStatus>.Of(decided.Status), decided.EndedAt is { } at ? Moment.Of(at) : null, Moment.Of(step.At));
        if (number is not { } execution)
            return 0;
        if (decided.EndedAt is not null)
            KeptCode.Follow(statements, transaction, execution, decided);
        EndedExecution.StoreSteps(statements, transaction, execution, decided.Steps);
        AuditWriting.Append(statements, transaction, step.At, new AuditEvent(
            AuditKind.Held, step.ByKeyId ?? AuditEvent.Guard, decided.Id.ToString(), $"{Word<AuditAction>.Of(step.Action)}, reason {AuditWriting.HashOf(step.Reason)}", decided.Submission.Tenant));
        EndedExecution.CountUses(statements, transaction, decided);
        if (incident is not null)
            IncidentBook.Follow(statements, transaction, incident);
        outgoing.Store(statements, transaction, messages);
        return 1;
    }
}
