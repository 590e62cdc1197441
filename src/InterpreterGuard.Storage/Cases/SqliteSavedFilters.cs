using InterpreterGuard.Core.Cases;
using InterpreterGuard.Storage.Json;
using InterpreterGuard.Storage.Writing;
using Microsoft.EntityFrameworkCore;

namespace InterpreterGuard.Storage.Cases;

/// <summary>Saved filters in SQLite. The bound is asked for in the statement that saves: of two at once, one is too many.</summary>
internal sealed class SqliteSavedFilters(EvidenceWriter writer, IDbContextFactory<EvidenceContext> contexts) : ISavedFilters
{
    public async Task<IReadOnlyList<SavedFilter>> ListAsync(string owner, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var rows = await context.SavedFilters.AsNoTracking().Where(row => row.Owner == owner).OrderBy(row => row.Name).ToListAsync(cancellationToken);
        return [.. rows.Select(row => new SavedFilter(row.Name, row.Query, Moment.Read(row.SavedAt)))];
    }

    public async Task<bool> SaveAsync(string owner, SavedFilter filter, CancellationToken cancellationToken)
    {
        if (filter.Check() is { } wrong)
            throw new ArgumentException($"{wrong.Field} {wrong.Problem}", nameof(filter));
        cancellationToken.ThrowIfCancellationRequested();
        return await writer.WriteAsync((statements, transaction) =>
            statements.SaveFilter.Run(transaction, owner, filter.Name, filter.Query, Moment.Of(filter.SavedAt), SavedFilter.CountMax)) > 0;
    }

    public async Task<bool> DeleteAsync(string owner, string name, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return await writer.WriteAsync((statements, transaction) => statements.DeleteFilter.Run(transaction, owner, name)) > 0;
    }
}
