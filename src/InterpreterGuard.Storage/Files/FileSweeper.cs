using InterpreterGuard.Core.Files;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace InterpreterGuard.Storage.Files;

/// <summary>
/// Makes folder and rows agree before anybody asks for a file: a crash leaves contents without a row, or, where somebody cleared the folder, rows without a content. Then it deletes what has expired,
/// once a minute.
/// </summary>
internal sealed class FileSweeper(
    FileFolder folder, FileUsage usage, FileStore store, IDbContextFactory<EvidenceContext> contexts, TimeProvider time, ILogger<FileSweeper> logger) : BackgroundService
{
    private const int AtOnceMax = 200;
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(1);

    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        folder.Create();
        var ids = new HashSet<string>(StringComparer.Ordinal);
        await using (var context = await contexts.CreateDbContextAsync(cancellationToken))
        {
            await foreach (var row in context.StoredFiles.AsNoTracking().AsAsyncEnumerable().WithCancellation(cancellationToken))
            {
                usage.Known(row.ApiKeyId, row.Size);
                ids.Add(row.Id);
            }
        }

        var orphans = folder.Keep(ids);
        var lost = 0;
        foreach (var id in ids.Select(text => StoredFileId.TryParse(text, out var id) ? id : default).Where(id => !folder.Has(id)))
            lost += await store.DeleteAsync(id, cancellationToken) ? 1 : 0;
        if (orphans + lost > 0)
            logger.FilesSwept(orphans, lost);
        await base.StartAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pause, time);
        do
        {
            try
            {
                await SweepAsync(stoppingToken);
            }
            catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
            {
                // A background door: what has expired is answered like what never was, whether it is deleted or not.
                logger.SweepFailed(exception);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task SweepAsync(CancellationToken stoppingToken)
    {
        while (await store.ListExpiredAsync(AtOnceMax, stoppingToken) is { Count: > 0 } expired)
        {
            foreach (var id in expired)
                await store.DeleteAsync(id, stoppingToken);
        }
    }
}
