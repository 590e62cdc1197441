using System.IO.Compression;
using System.Text.Json;
using InterpreterGuard.Core.Audit;
using InterpreterGuard.Core.Evidence;
using InterpreterGuard.Core.Policies;
using InterpreterGuard.Storage.Audit;
using InterpreterGuard.Storage.Json;
using InterpreterGuard.Storage.Rows;
using InterpreterGuard.Storage.Writing;
using Microsoft.EntityFrameworkCore;

namespace InterpreterGuard.Storage.Policies;

/// <summary>Policies in the database, each once. Asked before every execution, so the one in force is remembered.</summary>
internal sealed class SqlitePolicyStore(EvidenceWriter writer, IDbContextFactory<EvidenceContext> contexts, TimeProvider time) : IPolicyStore
{
    private volatile Tuple<string, int>? _kept;

    public async Task KeepAsync(IPolicy policy)
    {
        // Its files, too: one that had none is not kept for good.
        var known = Tuple.Create(policy.Hash, policy.Texts.Count);
        if (known.Equals(_kept))
            return;
        var now = time.GetUtcNow();
        var packed = policy.Texts.Count == 0 ? null : Pack(policy.Texts);
        await writer.WriteAsync((statements, transaction) =>
        {
            // Asked before anything is judged: no policy judges that the trail does not know.
            AuditWriting.Append(statements, transaction, now, new AuditEvent(
                AuditKind.Policy, AuditEvent.Guard, policy.Hash, $"in force: {policy.Id}, {policy.Rules.Count} rules, {(policy.Enforced ? "enforce" : "observe")}"));
            return packed is null ? 0 : statements.KeepPolicy.Run(transaction, policy.Hash, policy.Id, Moment.Of(now), packed);
        });
        _kept = known;
    }

    public async Task<IReadOnlyList<PolicyText>?> FindAsync(string hash, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.Policies.AsNoTracking().SingleOrDefaultAsync(row => row.Hash == hash, cancellationToken) is { } row ? Unpack(row) : null;
    }

    private static byte[] Pack(IReadOnlyList<PolicyText> texts)
    {
        using var packed = new MemoryStream();
        using (var compressed = new ZLibStream(packed, CompressionLevel.Optimal))
            compressed.Write(EvidenceJson.WriteBytes(texts));
        return packed.ToArray();
    }

    private static List<PolicyText> Unpack(PolicyRow row)
    {
        try
        {
            using var json = new MemoryStream();
            using (var compressed = new ZLibStream(new MemoryStream(row.Texts), CompressionMode.Decompress))
                compressed.CopyTo(json);
            return EvidenceJson.ReadBytes<List<PolicyText>>(json.GetBuffer().AsSpan(0, (int)json.Length));
        }
        catch (Exception problem) when (problem is JsonException or InvalidDataException)
        {
            throw new StorageException($"The texts of policy '{row.Hash}' cannot be read: {problem.Message}", problem);
        }
    }
}
