using System.Security.Cryptography;
using System.Text;
using InterpreterGuard.Core.Evidence;
using InterpreterGuard.Core.Executions;
using InterpreterGuard.Core.Identity;
using InterpreterGuard.Core.Incidents;
using InterpreterGuard.Core.Observations;
using InterpreterGuard.Core.Sandboxes;
using InterpreterGuard.Storage.Json;
using InterpreterGuard.Storage.Outbox;
using InterpreterGuard.Storage.Writing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace InterpreterGuard.Storage.Evidence;

/// <summary>
/// Evidence in SQLite. JSON is made on the caller's thread, rows are written by the one writer, reading goes beside it (WAL).
/// Writes ignore cancellation once they are handed in: evidence is not lost because somebody stopped waiting.
/// </summary>
internal sealed class SqliteEvidenceStore(
    EvidenceWriter writer, IDbContextFactory<EvidenceContext> contexts, IncidentBook book, Outgoing outgoing, TimeProvider time, ILogger<SqliteEvidenceStore> logger) : IEvidenceStore
{
    public Task AcceptAsync(Execution accepted, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var submission = accepted.Submission;
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(submission.Code)));
        var code = accepted.AtRest.Kept(submission.Code);
        var inputs = StoredInputs.Write(submission, accepted.AtRest);
        var receipt = EvidenceJson.Write(accepted.Receipt);
        return writer.WriteAsync((statements, transaction) => statements.Accept.Run(
            transaction,
            submission.Id.ToString(),
            submission.Language.Name,
            submission.ProfileName,
            submission.ApiKeyId,
            submission.Context.Agent,
            submission.Context.Model,
            submission.Context.ToolCallId,
            submission.Context.Conversation,
            submission.Context.User,
            Moment.Of(submission.ReceivedAt),
            code,
            hash,
            inputs,
            receipt,
            submission.SessionId?.ToString(),
            submission.Tenant));
    }

    public async Task<IncidentId?> CompleteAsync(Execution ended, Incident? incident, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var row = new EndedExecution(ended, incident, book, outgoing);
        await writer.WriteAsync(row.Store);
        row.Announce();
        return row.Joined;
    }

    public async Task<IncidentId?> AppendAsync(Execution grown, IReadOnlyList<Observation> more, Incident? incident, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var row = new GrownExecution(grown, more, incident, incident is not null && await HasOwnAsync(incident), book, outgoing);
        await writer.WriteAsync(row.Store);
        row.Announce();
        return row.Joined;
    }

    public async Task<Execution?> FindExecutionAsync(ExecutionId id, CancellationToken cancellationToken)
    {
        var text = id.ToString();
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var row = await context.Executions.AsNoTracking().SingleOrDefaultAsync(execution => execution.Id == text, cancellationToken);
        if (row is null)
            return null;

        // Few ever wait; the others have no steps to look for.
        var steps = row.HeldUntil is null ? [] : await context.AuditSteps.AsNoTracking().Where(step => step.ExecutionNumber == row.Number).ToListAsync(cancellationToken);
        return row.ToExecution(steps);
    }

    public async Task<IReadOnlyList<Observation>> ListObservationsAsync(ExecutionId id, long after, int countMax, CancellationToken cancellationToken)
    {
        var text = id.ToString();
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var rows = await context.Observations.AsNoTracking()
            .Where(row => row.ExecutionNumber == context.Executions.Where(execution => execution.Id == text).Select(execution => execution.Number).FirstOrDefault())
            .Where(row => row.Sequence > after)
            .OrderBy(row => row.Sequence)
            .Take(countMax)
            .ToListAsync(cancellationToken);
        return [.. rows.Select(row => row.ToObservation())];
    }

    public async Task<Incident?> FindIncidentAsync(IncidentId id, CancellationToken cancellationToken)
    {
        var text = id.ToString();
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        text = await context.IncidentJoins.Where(join => join.Id == text).Select(join => join.IntoId).FirstOrDefaultAsync(cancellationToken) ?? text;
        var row = await context.Incidents.AsNoTracking().Include(incident => incident.Rules)
            .SingleOrDefaultAsync(incident => incident.Id == text, cancellationToken);
        return row?.ToIncident();
    }

    public async Task<IReadOnlyList<Incident>> ListIncidentsAsync(IncidentQuery query, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var rows = context.Incidents.AsNoTracking().Include(incident => incident.Rules).AsQueryable();
        if (query.SeverityMin > Core.Detections.Severity.Info)
            rows = rows.Where(incident => incident.Severity >= (int)query.SeverityMin);
        if (query.Rule?.Value is { } rule)
            rows = rows.Where(incident => incident.Rules.Any(named => named.Rule == rule));
        if (query.ExecutionId?.ToString() is { } execution)
            rows = rows.Where(incident => incident.ExecutionId == execution || context.IncidentJoins.Any(join => join.ExecutionId == execution && join.IntoId == incident.Id));
        if (query.Before?.ToString() is { } before)
            rows = rows.Where(incident => string.Compare(incident.Id, before) < 0);
        var found = await rows.OrderByDescending(incident => incident.Id).Take(Math.Clamp(query.CountMax, 1, 500)).ToListAsync(cancellationToken);
        return [.. found.Select(row => row.ToIncident())];
    }

    // Only this execution's own thread makes its incident, so what is true now is true when it is written.
    private async Task<bool> HasOwnAsync(Incident incident)
    {
        var text = incident.Id.ToString();
        await using var context = await contexts.CreateDbContextAsync();
        return await context.Incidents.AnyAsync(row => row.Id == text);
    }

    public async Task<int> CloseOrphansAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var outcome = EvidenceJson.Write(new SandboxOutcome { Status = ExecutionStatus.SandboxFailed, Failure = "The host ended before the execution did." });
        var now = Moment.Of(time.GetUtcNow());
        var closed = await writer.WriteAsync((statements, transaction) => statements.CloseOrphans.Run(transaction, now, outcome));
        if (closed > 0)
            logger.OrphansClosed(closed);
        return closed;
    }
}
