using System.Diagnostics;
using System.Threading.Channels;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace InterpreterGuard.Storage.Writing;

/// <summary>
/// The one writer. SQLite lets one connection write at a time; callers queue here, in the order in which they came, instead of meeting locks.
/// Each piece of work is one transaction: committed when its task completes, gone without a trace when it fails.
/// </summary>
internal sealed class EvidenceWriter(StorageFile file, IOptions<StorageOptions> options, ILogger<EvidenceWriter> logger) : IDisposable
{
    private readonly Channel<WriterWork> _queue = Channel.CreateBounded<WriterWork>(
        new BoundedChannelOptions(options.Value.WaitingCommitsMax) { SingleReader = true, FullMode = BoundedChannelFullMode.Wait });

    private Thread? _thread;

    /// <summary>Opens the writer's connection; from then on work is done. Called once, after the tables are there.</summary>
    public void Start()
    {
        var connection = file.OpenForWriting();
        _thread = new Thread(() => Work(connection)) { Name = "evidence writer", IsBackground = true };
        _thread.Start();
    }

    /// <summary>Does <paramref name="work"/> in a transaction of its own.</summary>
    /// <exception cref="StorageException">It could not be kept.</exception>
    public async Task<int> WriteAsync(Func<WriterStatements, SqliteTransaction, int> work)
    {
        var item = new WriterWork(work);
        try
        {
            await _queue.Writer.WriteAsync(item);
        }
        catch (ChannelClosedException closed)
        {
            throw new StorageException("Evidence could not be stored: the host is ending.", closed);
        }

        return await item.Done.Task;
    }

    /// <summary>Finishes what was handed in, then closes.</summary>
    public void Dispose()
    {
        _queue.Writer.TryComplete();
        _thread?.Join();
    }

    private void Work(SqliteConnection connection)
    {
        using (connection)
        using (var statements = new WriterStatements(connection))
        {
            // A plain thread, blocking on purpose: SQLite's calls block, and a pool thread would hold up requests.
            while (_queue.Reader.WaitToReadAsync().AsTask().GetAwaiter().GetResult())
            {
                while (_queue.Reader.TryRead(out var item))
                    Do(connection, statements, item);
            }
        }
    }

    private void Do(SqliteConnection connection, WriterStatements statements, WriterWork item)
    {
        var started = Stopwatch.GetTimestamp();
        var kept = false;
        try
        {
            using var transaction = connection.BeginTransaction(deferred: false);
            var result = item.Work(statements, transaction);
            transaction.Commit();
            kept = true;
            item.Done.SetResult(result);
        }
        catch (SqliteException exception)
        {
            var explained = StorageErrors.Explain(exception, file.Path);
            logger.EvidenceNotStored(explained.Message);
            item.Done.SetException(explained);
        }
        catch (Exception exception)
        {
            // The writer is everybody's: what one caller's work broke is told to that caller, the next one's is done.
            item.Done.SetException(exception);
        }

        Telemetry.Written(Stopwatch.GetElapsedTime(started), failed: !kept);
    }
}
