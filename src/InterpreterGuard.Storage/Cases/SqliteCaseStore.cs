using InterpreterGuard.Core.Access;
using InterpreterGuard.Core.Cases;
using InterpreterGuard.Core.Detections;
using InterpreterGuard.Core.Executions;
using InterpreterGuard.Core.Identity;
using InterpreterGuard.Core.Incidents;
using InterpreterGuard.Storage.Json;
using InterpreterGuard.Storage.Rows;
using InterpreterGuard.Storage.Writing;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace InterpreterGuard.Storage.Cases;

/// <summary>The queue in SQLite. Plain SQL, since which index is walked is what makes it quick.</summary>
internal sealed class SqliteCaseStore(StorageFile file, EvidenceWriter writer, IDbContextFactory<EvidenceContext> contexts, ILogger<SqliteCaseStore> logger) : ICaseStore
{
    public async Task<IReadOnlyList<IncidentCase>> ListAsync(CaseQuery query, CancellationToken cancellationToken)
    {
        await using var connection = new SqliteConnection(file.ConnectionString);
        await connection.OpenAsync(cancellationToken);
        await using var command = connection.CreateCommand();
        CaseSql.Write(command, query);
        var found = new List<IncidentCase>();
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
            found.Add(CaseReading.Read(reader));
        return found;
    }

    public async Task<IncidentCase?> FindAsync(IncidentId id, TenantScope scope, CancellationToken cancellationToken)
    {
        await using var connection = new SqliteConnection(file.ConnectionString);
        await connection.OpenAsync(cancellationToken);
        await using var command = connection.CreateCommand();
        command.CommandText = CaseSql.Shown + """
             FROM incidents AS i JOIN incident_groups AS g ON g.tenant = i.tenant AND g.fingerprint = i.fingerprint
            WHERE i.id = coalesce((SELECT into_id FROM incident_joins WHERE id = @p0), @p0)
            """;
        command.Parameters.AddWithValue("@p0", id.ToString());
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        return await reader.ReadAsync(cancellationToken) && CaseReading.Read(reader) is var found && scope.Allows(found.Tenant) ? found : null;
    }

    public async Task<IReadOnlyList<CaseCount>> CountAsync(TenantScope scope, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var rows = context.IncidentCounts.AsNoTracking().Where(row => row.Count > 0);
        if (scope.Names is { } names)
            rows = rows.Where(row => names.Contains(row.Tenant));
        var counts = await rows.GroupBy(row => new { row.Status, row.Severity }).Select(group => new { group.Key, Count = group.Sum(row => row.Count) }).ToListAsync(cancellationToken);
        return [.. counts.Select(count => new CaseCount(Word<CaseStatus>.Read(count.Key.Status), (Severity)count.Key.Severity, count.Count))
            .OrderBy(count => count.Status).ThenByDescending(count => count.Severity)];
    }

    public async Task<IReadOnlyDictionary<IncidentId, CaseOutcome>> ActAsync(CaseOrder order, TenantScope scope, CancellationToken cancellationToken)
    {
        if (order.Check() is { } wrong)
            throw new ArgumentException($"{wrong.Field} {wrong.Problem}", nameof(order));
        cancellationToken.ThrowIfCancellationRequested();
        var acting = new ActingOnCases(order, scope);
        await writer.WriteAsync(acting.Store);
        foreach (var (id, _) in acting.Outcomes.Where(one => one.Value == CaseOutcome.Done))
            logger.IncidentStepTaken(id, order.Step.Action, order.Step.Actor, order.Step.Disposition);
        return acting.Outcomes;
    }

    public async Task<IReadOnlyList<CaseStep>> ListStepsAsync(IncidentId id, CancellationToken cancellationToken)
    {
        var text = id.ToString();
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var rows = await context.IncidentSteps.AsNoTracking().Where(step => step.IncidentId == text).OrderBy(step => step.Position).ToListAsync(cancellationToken);
        return [.. rows.Select(row => new CaseStep(
            Word<CaseAction>.Read(row.Action), Moment.Read(row.At), row.Actor, row.Disposition is null ? null : Word<Disposition>.Read(row.Disposition), row.Assignee, row.Note, row.ExternalReference))];
    }

    public async Task<JoinedExecution?> FindJoinedAsync(IncidentId own, CancellationToken cancellationToken)
    {
        var text = own.ToString();
        return (await JoinedAsync(joins => joins.Where(join => join.Id == text), cancellationToken)).SingleOrDefault();
    }

    public Task<IReadOnlyList<JoinedExecution>> ListJoinedAsync(IncidentId into, IncidentId? before, int countMax, CancellationToken cancellationToken)
    {
        var (text, last) = (into.ToString(), before?.ToString());
        return JoinedAsync(
            joins => joins.Where(join => join.IntoId == text && (last == null || string.Compare(join.Id, last) < 0)).OrderByDescending(join => join.Id).Take(Math.Clamp(countMax, 1, CaseQuery.CountMaxMax)),
            cancellationToken);
    }

    private async Task<IReadOnlyList<JoinedExecution>> JoinedAsync(Func<IQueryable<IncidentJoinRow>, IQueryable<IncidentJoinRow>> which, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var rows = await which(context.IncidentJoins.AsNoTracking())
            .Join(context.Executions, join => join.ExecutionId, execution => execution.Id, (join, execution) => new { join.Id, join.Own, join.IntoId, execution.Status, execution.SessionId, execution.User })
            .OrderByDescending(row => row.Id).ToListAsync(cancellationToken);
        return [.. rows.Select(row => new JoinedExecution(
            EvidenceJson.Read<Incident>(row.Own),
            IncidentId.TryParse(row.IntoId, out var into) ? into : throw new StorageException($"'{row.IntoId}' is no incident's id."),
            Word<ExecutionStatus>.Read(row.Status),
            SessionId.TryParse(row.SessionId, out var session) ? session : null,
            row.User))];
    }

    public async Task<RelatedCases> RelatedAsync(IncidentCase one, TenantScope scope, int countMax, CancellationToken cancellationToken)
    {
        var query = new CaseQuery { Scope = scope, View = CaseView.All, Tenant = one.Tenant, CountMax = countMax + 1 };
        return new RelatedCases(
            await OthersAsync(query with { Fingerprint = one.Incident.Fingerprint }),
            await OthersAsync(one.Agent is { Length: > 0 } agent ? query with { Agent = agent } : query with { ApiKeyId = one.ApiKeyId }),
            one.SessionId is { } session ? await OthersAsync(query with { SessionId = session }) : []);

        async Task<IReadOnlyList<IncidentCase>> OthersAsync(CaseQuery like) =>
            [.. (await ListAsync(like, cancellationToken)).Where(other => other.Incident.Id != one.Incident.Id).Take(countMax)];
    }
}
