using System.Security.Cryptography;
using System.Text;
using InterpreterGuard.Core.Files;
using InterpreterGuard.Core.Keeping;
using InterpreterGuard.Storage.Audit;
using InterpreterGuard.Storage.Json;
using InterpreterGuard.Storage.Rows;
using InterpreterGuard.Storage.Writing;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace InterpreterGuard.Storage.Keeping;

/// <summary>Erasures in SQLite. What was deleted is overwritten (<c>secure_delete</c>), and the log of changes is cleared at the end, so that it cannot be read out of the file either.</summary>
internal sealed class SqliteErasures(
    StorageFile file, EvidenceWriter writer, Forgetting forgetting, IFileStore files, IDbContextFactory<EvidenceContext> contexts, TimeProvider time) : IErasures
{
    public async Task<ErasureCounts> CountAsync(ErasureScope scope, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var executions = Of(context, scope);
        var running = await executions.LongCountAsync(row => row.Status == "running", cancellationToken);
        var held = await executions.LongCountAsync(
            row => row.Status != "running" && (context.Incidents.Any(incident => incident.ExecutionId == row.Id && incident.LegalHold)
                || context.IncidentJoins.Any(join => join.ExecutionId == row.Id && context.Incidents.Any(incident => incident.Id == join.IntoId && incident.LegalHold))),
            cancellationToken);
        var going = executions.Where(
            row => row.Status != "running" && !context.Incidents.Any(incident => incident.ExecutionId == row.Id && incident.LegalHold)
                && !context.IncidentJoins.Any(join => join.ExecutionId == row.Id && context.Incidents.Any(incident => incident.Id == join.IntoId && incident.LegalHold)));
        var incidents = context.Incidents.Where(incident => going.Any(row => row.Id == incident.ExecutionId));
        return new ErasureCounts(
            await going.LongCountAsync(cancellationToken),
            await incidents.LongCountAsync(incident => !context.IncidentJoins.Any(join => join.IntoId == incident.Id && !going.Any(row => row.Id == join.ExecutionId)), cancellationToken),
            await context.Observations.LongCountAsync(row => going.Any(execution => execution.Number == row.ExecutionNumber), cancellationToken),
            (await FilesAsync(scope, cancellationToken)).Count,
            await context.OutboxMessages.LongCountAsync(message => incidents.Any(incident => incident.Id == message.IncidentId), cancellationToken),
            held,
            running);
    }

    public async Task<Erasure> EraseAsync(ErasureOrder order, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var (scope, now) = (order.Scope, time.GetUtcNow());
        var why = $"erasure, reason {AuditWriting.HashOf(order.Reason)}";

        // Files first: once their executions are gone, nobody knows whose they were.
        var gone = 0;
        foreach (var id in await FilesAsync(scope, CancellationToken.None))
        {
            await files.DeleteAsync(id, CancellationToken.None);
            gone++;
        }

        var sum = Forgotten.Nothing;
        for (var after = 0L; await NextAsync(scope, after) is { Count: > 0 } numbers; after = numbers[^1])
            sum += await forgetting.DeleteAsync(numbers, why, order.Actor);
        var left = await CountAsync(scope, CancellationToken.None);
        var counts = new ErasureCounts(sum.Executions, sum.Incidents, sum.Observations, gone, sum.Messages, left.OnHold, left.Running);
        var narrowed = string.Join(' ', ((string?[])[Narrowed("agent", scope.Agent), Narrowed("user", scope.User)]).OfType<string>());
        var number = 0L;
        await writer.WriteAsync((statements, transaction) =>
        {
            number = statements.Keeping.KeepErasure.RunForNumber(
                transaction, Moment.Of(now), order.Actor, scope.Tenant, narrowed, order.Reason, EvidenceJson.Write(counts))!.Value;
            AuditWriting.Append(statements, transaction, now, new(
                Core.Audit.AuditKind.Deletion, order.Actor, $"tenant {scope.Tenant}", $"{why}, done: {(narrowed.Length == 0 ? "everything" : narrowed)}, {counts.Executions} executions, {counts.Incidents} incidents, {counts.Files} files; {counts.OnHold} on hold and {counts.Running} running stay", scope.Tenant));
            return 1;
        });
        await ClearLogAsync();
        return new Erasure(number, Moment.Read(Moment.Of(now)), order.Actor, scope.Tenant, narrowed, order.Reason, counts);
    }

    public async Task<IReadOnlyList<Erasure>> ListAsync(int countMax, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var rows = await context.Erasures.AsNoTracking().OrderByDescending(row => row.Id).Take(Math.Clamp(countMax, 1, 500)).ToListAsync(cancellationToken);
        return rows.ConvertAll(row => new Erasure(row.Id, Moment.Read(row.At), row.Actor, row.Tenant, row.Narrowed, row.Reason, EvidenceJson.Read<ErasureCounts>(row.Counts)));
    }

    private static IQueryable<ExecutionRow> Of(EvidenceContext context, ErasureScope scope)
    {
        var rows = context.Executions.AsNoTracking().Where(row => row.Tenant == scope.Tenant);
        if (scope.Agent is { } agent)
            rows = rows.Where(row => row.Agent == agent);
        return scope.User is { } user ? rows.Where(row => row.User == user) : rows;
    }

    private async Task<List<long>> NextAsync(ErasureScope scope, long after)
    {
        await using var context = await contexts.CreateDbContextAsync();
        return await Of(context, scope).Where(row => row.Number > after).OrderBy(row => row.Number).Take(Forgetting.AtOnceMax).Select(row => row.Number).ToListAsync();
    }

    // What executions on hold left behind is evidence on hold.
    private async Task<IReadOnlyList<StoredFileId>> FilesAsync(ErasureScope scope, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var executions = Of(context, scope).Where(row => row.Status != "running");
        var ids = await context.StoredFiles.AsNoTracking()
            .Where(stored => stored.ExecutionId != null && executions.Any(row => row.Id == stored.ExecutionId)
                && !context.Incidents.Any(incident => incident.ExecutionId == stored.ExecutionId && incident.LegalHold)
                && !context.IncidentJoins.Any(join => join.ExecutionId == stored.ExecutionId && context.Incidents.Any(incident => incident.Id == join.IntoId && incident.LegalHold)))
            .Select(stored => stored.Id).ToListAsync(cancellationToken);
        if (scope.IsWhole)
        {
            ids.AddRange(await context.StoredFiles.AsNoTracking()
                .Where(stored => stored.ExecutionId == null && context.ApiKeys.Any(key => key.Id == stored.ApiKeyId && key.Tenant == scope.Tenant))
                .Select(stored => stored.Id).ToListAsync(cancellationToken));
        }

        return [.. ids.Select(text => StoredFileId.TryParse(text, out var id) ? id : throw new StorageException($"'{text}' is no stored file's id."))];
    }

    private static string? Narrowed(string what, string? name) =>
        name is null ? null : $"{what} sha256 {Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(name)))}";

    // A reader that is at work keeps some of the log; the next one clears it.
    private async Task ClearLogAsync()
    {
        await using var connection = new SqliteConnection(file.ConnectionString);
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA wal_checkpoint(TRUNCATE)";
        await command.ExecuteNonQueryAsync();
    }
}
