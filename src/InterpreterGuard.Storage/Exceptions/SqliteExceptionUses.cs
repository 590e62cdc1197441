using InterpreterGuard.Core.Exceptions;
using InterpreterGuard.Storage.Evidence;
using InterpreterGuard.Storage.Json;
using Microsoft.EntityFrameworkCore;

namespace InterpreterGuard.Storage.Exceptions;

/// <summary>The counts of exceptions, one row each.</summary>
internal sealed class SqliteExceptionUses(IDbContextFactory<EvidenceContext> contexts) : IExceptionUses
{
    public async Task<IReadOnlyList<ExceptionTotal>> ListAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var rows = await context.ExceptionUses.AsNoTracking().OrderBy(row => row.ExceptionId).ToListAsync(cancellationToken);
        return [.. rows.Select(row => new ExceptionTotal(
            row.ExceptionId, row.Uses, row.Executions, Moment.Read(row.FirstAt), Moment.Read(row.LastAt), EvidenceReading.ReadExecutionId(row.LastExecutionId)))];
    }
}
