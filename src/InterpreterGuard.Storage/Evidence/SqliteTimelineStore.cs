using InterpreterGuard.Core.Evidence;
using InterpreterGuard.Core.Identity;
using InterpreterGuard.Core.Observations;
using InterpreterGuard.Storage.Json;
using InterpreterGuard.Storage.Rows;
using Microsoft.EntityFrameworkCore;

namespace InterpreterGuard.Storage.Evidence;

/// <summary>The timeline in SQLite. An execution's observations lie together, by their sequence, so counting and skipping walk over neighbours.</summary>
internal sealed class SqliteTimelineStore(IDbContextFactory<EvidenceContext> contexts) : ITimelineStore
{
    public async Task<TimelineExtent> ExtentAsync(ExecutionId id, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var extent = await Of(context, id).GroupBy(_ => 1)
            .Select(all => new { Count = all.Count(), First = all.Min(row => row.At), Last = all.Max(row => row.At) })
            .FirstOrDefaultAsync(cancellationToken);
        return extent is null ? new TimelineExtent(0, null, null) : new TimelineExtent(extent.Count, Moment.Read(extent.First), Moment.Read(extent.Last));
    }

    public async Task<IReadOnlyList<TimelineBin>> BinsAsync(ExecutionId id, DateTimeOffset from, TimeSpan width, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(width, TimeSpan.FromMicroseconds(1));
        var (start, step) = (Moment.Of(from), width.Ticks / TimeSpan.TicksPerMicrosecond);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var bins = await Of(context, id)
            .GroupBy(row => new { row.Kind, row.Decision, Bin = row.At < start ? 0 : (row.At - start) / step })
            .Select(group => new { group.Key.Kind, group.Key.Decision, group.Key.Bin, Count = group.Count() })
            .ToListAsync(cancellationToken);
        return [.. bins.Select(bin => new TimelineBin(bin.Kind, (Decision)bin.Decision, (int)bin.Bin, bin.Count))];
    }

    public async Task<IReadOnlyList<Observation>> PageAsync(ExecutionId id, int skip, int countMax, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var rows = await Of(context, id).OrderBy(row => row.Sequence).Skip(skip).Take(countMax).ToListAsync(cancellationToken);
        return [.. rows.Select(row => row.ToObservation())];
    }

    public async Task<int> PlaceAsync(ExecutionId id, long sequence, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await Of(context, id).CountAsync(row => row.Sequence < sequence, cancellationToken);
    }

    private static IQueryable<ObservationRow> Of(EvidenceContext context, ExecutionId id)
    {
        var text = id.ToString();
        return context.Observations.AsNoTracking()
            .Where(row => row.ExecutionNumber == context.Executions.Where(execution => execution.Id == text).Select(execution => execution.Number).FirstOrDefault());
    }
}
