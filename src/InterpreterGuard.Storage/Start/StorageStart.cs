using InterpreterGuard.Storage.Writing;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace InterpreterGuard.Storage.Start;

/// <summary>
/// Opens the database before anything else starts: lock, file, check, tables, writer. A problem is one sentence and stops the start.
/// At the end of the host it goes last, when nobody writes any more.
/// </summary>
internal sealed class StorageStart(
    StorageFile file,
    EvidenceWriter writer,
    IDbContextFactory<EvidenceContext> contexts,
    IOptions<StorageOptions> options,
    ILogger<StorageStart> logger) : IHostedService, IDisposable
{
    private const long Mebibyte = 1L << 20;
    private StorageLock? _lock;

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        try
        {
            file.CreateClosed();
            _lock = StorageLock.Take(file.Path);
            Check();
            await using (var context = await contexts.CreateDbContextAsync(cancellationToken))
            {
                await RefuseNewerAsync(context, cancellationToken);
                await context.Database.MigrateAsync(cancellationToken);
            }

            writer.Start();
        }
        catch (SqliteException exception)
        {
            throw StorageErrors.Explain(exception, file.Path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new StorageException($"The database '{file.Path}' cannot be opened: {exception.Message}", exception);
        }

        logger.DatabaseOpened(file.Path, options.Value.Synchronous);
    }

    public Task StopAsync(CancellationToken cancellationToken)
    {
        writer.Dispose();
        return Task.CompletedTask;
    }

    public void Dispose()
    {
        writer.Dispose();
        SqliteConnection.ClearAllPools();
        _lock?.Dispose();
    }

    // An older host would write rows that lack what newer tables want, and find out in the middle of an execution.
    private async Task RefuseNewerAsync(EvidenceContext context, CancellationToken cancellationToken)
    {
        var applied = await context.Database.GetAppliedMigrationsAsync(cancellationToken);
        if (applied.Except(context.Database.GetMigrations(), StringComparer.Ordinal).FirstOrDefault() is { } unknown)
            throw new StorageException($"The database '{file.Path}' is of a newer version of the host (it has {unknown}, which this one does not know). Start that version, or put back the copy that was made before the upgrade.");
    }

    // A damaged page would otherwise show itself when somebody asks for just that evidence.
    private void Check()
    {
        using var connection = file.OpenForWriting();
        using var check = connection.CreateCommand();
        check.CommandText = new FileInfo(file.Path).Length <= options.Value.CheckedMebibytesMax * Mebibyte
            ? "PRAGMA quick_check(1)"
            : "SELECT 'ok' FROM (SELECT count(*) FROM sqlite_master)";
        var answer = check.ExecuteScalar() as string;
        if (!string.Equals(answer, "ok", StringComparison.Ordinal))
            throw new StorageException(StorageErrors.Damaged(file.Path, answer ?? "no answer"));
    }
}
