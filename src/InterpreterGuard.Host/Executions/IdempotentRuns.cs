using InterpreterGuard.Core.Evidence;
using InterpreterGuard.Core.Identity;
using InterpreterGuard.Core.Idempotency;
using Microsoft.Extensions.Options;

namespace InterpreterGuard.Host.Executions;

/// <summary>
/// Runs a request with an Idempotency-Key once, however often it is sent. Exact, because one host owns the database: what is begun with a key is begun by one request at a time.
/// </summary>
internal sealed class IdempotentRuns(IIdempotencyStore store, LiveRuns runs, IEvidenceStore evidence, TimeProvider time, IOptions<HostSettings> settings) : IDisposable
{
    // Two keys that meet at one gate wait for each other a moment; that is all.
    private readonly SemaphoreSlim[] _gates = [.. Enumerable.Range(0, 64).Select(_ => new SemaphoreSlim(1))];

    /// <summary>Starts the execution, or finds the one that the same request led to.</summary>
    /// <param name="apiKeyId">Who asks.</param>
    /// <param name="key">The caller's word for the request.</param>
    /// <param name="requestHash">What tells this request from another.</param>
    /// <param name="id">The execution it would be.</param>
    /// <param name="start">Starts it. Is given what to call when it comes to nothing, so that the key can be used again.</param>
    /// <param name="stop">The caller is gone.</param>
    /// <returns>What it led to; or the entry of another request that had the key.</returns>
    public async Task<(Sent? Sent, IdempotencyEntry? Other)> SendAsync(
        string apiKeyId, string key, string requestHash, ExecutionId id, Func<Func<Task>, LiveRun> start, CancellationToken stop)
    {
        var gate = _gates[(int)((uint)HashCode.Combine(apiKeyId, key) % (uint)_gates.Length)];
        await gate.WaitAsync(stop);
        try
        {
            var oldest = time.GetUtcNow() - TimeSpan.FromHours(settings.Value.IdempotencyHours);
            if (await store.FindAsync(apiKeyId, key, stop) is { } former && former.CreatedAt >= oldest)
            {
                if (!string.Equals(former.RequestHash, requestHash, StringComparison.Ordinal))
                    return (null, former);
                if (await FindAsync(former.ExecutionId, stop) is { } sent)
                    return (sent, null);
            }

            // From here on the caller's going away changes nothing: it comes back with the same key.
            var entry = new IdempotencyEntry(apiKeyId, key, requestHash, id, time.GetUtcNow());
            await store.PutAsync(entry, oldest, CancellationToken.None);
            return (await StartAsync(entry, start), null);
        }
        finally
        {
            gate.Release();
        }
    }

    public void Dispose()
    {
        foreach (var gate in _gates)
            gate.Dispose();
    }

    private async Task<Sent> StartAsync(IdempotencyEntry entry, Func<Func<Task>, LiveRun> start)
    {
        try
        {
            return new Sent(entry.ExecutionId, start(() => store.ForgetAsync(entry, CancellationToken.None)), null, Replay: false);
        }
        catch
        {
            await store.ForgetAsync(entry, CancellationToken.None);
            throw;
        }
    }

    // A host that crashed between remembering and keeping left a key that leads nowhere: such a request runs.
    private async Task<Sent?> FindAsync(ExecutionId id, CancellationToken stop)
    {
        if (runs.Find(id) is { } run)
            return new Sent(id, run, null, Replay: true);
        return await evidence.FindExecutionAsync(id, stop) is { } stored ? new Sent(id, null, stored, Replay: true) : null;
    }
}
