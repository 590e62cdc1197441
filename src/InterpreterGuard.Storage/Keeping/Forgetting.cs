using System.Globalization;
using InterpreterGuard.Core.Audit;
using InterpreterGuard.Core.Detections;
using InterpreterGuard.Storage.Audit;
using InterpreterGuard.Storage.Evidence;
using InterpreterGuard.Storage.Json;
using InterpreterGuard.Storage.Writing;
using Microsoft.Data.Sqlite;

namespace InterpreterGuard.Storage.Keeping;

/// <summary>
/// Deletes executions whole. In pieces, each a transaction of milliseconds: first their observations, of which there may be many, then up to <see cref="AtOnceMax"/> executions
/// together with the links of the audit trail that name them. A host that ends in between leaves executions without their observations, and the next round deletes them.
/// </summary>
internal sealed class Forgetting(EvidenceWriter writer, IncidentBook book, TimeProvider time)
{
    /// <summary>Executions in one transaction: as many ids as fit into a link of the trail.</summary>
    public const int AtOnceMax = 50;

    private const int RowsAtOnceMax = 1000;

    /// <param name="numbers">The executions, at most <see cref="AtOnceMax"/>. Those that may not go stay.</param>
    /// <param name="why">The beginning of the links: <c>retention</c>, or the erasure.</param>
    /// <param name="actor">Who wants it.</param>
    public async Task<Forgotten> DeleteAsync(IReadOnlyList<long> numbers, string why, string actor)
    {
        var sum = Forgotten.Nothing;
        foreach (var number in numbers)
            sum += new Forgotten(0, 0, await DropObservationsAsync(number, (statements, transaction) => statements.FindDeletable.RunForRow(transaction, number) is not null), 0);
        var rest = Forgotten.Nothing;
        await writer.WriteAsync((statements, transaction) =>
        {
            rest = Delete(numbers, why, actor, statements.Keeping, statements, transaction);
            return 1;
        });
        return sum + rest;
    }

    /// <summary>Deletes the observations of an execution, piece by piece, as long as it may.</summary>
    public async Task<long> DropObservationsAsync(long number, Func<KeepingStatements, SqliteTransaction, bool> may)
    {
        long sum = 0;
        int dropped;
        do
        {
            dropped = await writer.WriteAsync((statements, transaction) => may(statements.Keeping, transaction) ? statements.Keeping.DropObservations.Run(transaction, number, RowsAtOnceMax) : 0);
            sum += dropped;
        }
        while (dropped == RowsAtOnceMax);
        return sum;
    }

    private Forgotten Delete(IReadOnlyList<long> numbers, string why, string actor, KeepingStatements keeping, WriterStatements statements, SqliteTransaction transaction)
    {
        var now = time.GetUtcNow();
        var plain = new Dictionary<string, List<string>>(StringComparer.Ordinal);
        var sum = Forgotten.Nothing;
        foreach (var number in numbers)
        {
            if (keeping.FindDeletable.RunForRow(transaction, number) is not [string id, string tenant, string hash, var incident])
                continue;
            if (incident is string text && text.Split(' ') is [var incidentId, var severity, var status])
            {
                keeping.UncountMessages.Run(transaction, incidentId);

                // Executions that joined it are no part of this one: their case goes on under another of them.
                var heir = book.HandOver(statements, transaction, incidentId);
                sum += new Forgotten(0, heir is null ? 1 : 0, 0, keeping.DropMessages.Run(transaction, incidentId));
                AuditWriting.Append(statements, transaction, now, new AuditEvent(
                    AuditKind.Deletion, actor, incidentId, $"{why}: {status}, severity {Word<Severity>.Of((Severity)int.Parse(severity, CultureInfo.InvariantCulture))}, execution {id}, code sha256 {hash}{(heir is null ? "" : $", goes on as {heir}")}", tenant));
            }
            else
            {
                (plain.TryGetValue(tenant, out var ids) ? ids : plain[tenant] = []).Add(id);
            }

            IncidentBook.Leave(statements, transaction, id);
            keeping.DropExecution.Run(transaction, number);
            sum += new Forgotten(1, 0, 0, 0);
        }

        foreach (var (tenant, ids) in plain)
            AuditWriting.Append(statements, transaction, now, new AuditEvent(AuditKind.Deletion, actor, "executions", $"{why}: {string.Join(' ', ids)}", tenant));
        return sum;
    }
}
