using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using InterpreterGuard.Cli.Showing;
using InterpreterGuard.Cli.Verifying;
using InterpreterGuard.Client;
using InterpreterGuard.Core.Audit;
using InterpreterGuard.Storage;
using InterpreterGuard.Storage.Backup;

namespace InterpreterGuard.Cli.Commands;

/// <summary><c>guard verify --audit</c>: the whole audit trail, asked of the host page by page, or read from a file.</summary>
internal static class TrailVerifying
{
    /// <summary>The trail of a host that runs.</summary>
    /// <param name="client">With an admin's key.</param>
    /// <param name="apart">Heads that were kept apart from the host.</param>
    /// <param name="key">The host's public key, if somebody named one.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public static async Task<int> OfHostAsync(GuardClient client, IReadOnlyList<AuditHead> apart, ECDsa? key, CancellationToken cancellationToken)
    {
        // First: asking signs a head of this moment, and what is written behind it is only whole if it hangs on that.
        var heads = (await client.ListAuditHeadsAsync(cancellationToken)).Heads.Select(head => new AuditHead(head.Number, head.Hash, head.At, head.KeyName, head.Signature));
        return await ShowAsync(LinksAsync(client, cancellationToken), [.. heads, .. apart], key);
    }

    /// <summary>The trail in a file.</summary>
    public static async Task<int> OfFileAsync(Stream content, string name, IReadOnlyList<AuditHead> apart, ECDsa? key, CancellationToken cancellationToken) =>
        await ShowAsync(TrailFile.ReadAsync(content, name, cancellationToken), apart, key);

    /// <summary>The trail in a backup, with the heads that lie in it.</summary>
    public static async Task<int> OfBackupAsync(string file, IReadOnlyList<AuditHead> apart, ECDsa? key)
    {
        try
        {
            var trail = BackupReader.ReadTrail(file);
            return await ShowAsync(trail.Links.ToAsyncEnumerable(), [.. trail.Heads, .. apart], key);
        }
        catch (StorageException problem)
        {
            throw new GuardException(problem.Message, problem);
        }
    }

    private static async Task<int> ShowAsync(IAsyncEnumerable<AuditEntry> links, IReadOnlyList<AuditHead> heads, ECDsa? key)
    {
        var verdict = await TrailCheck.RunAsync(links, heads, key);
        new TrailReport(Screen.OnStandardOutput()).Show(verdict);
        return verdict.ExitCode;
    }

    private static async IAsyncEnumerable<AuditEntry> LinksAsync(GuardClient client, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        for (long? after = 0; after is { } number;)
        {
            var page = await client.ListAuditAsync(number, cancellationToken: cancellationToken);
            foreach (var link in page.Entries)
                yield return new AuditEntry(link.Number, link.At, link.Kind, link.Actor, link.Subject, link.Detail, link.Tenant, link.Previous, link.Hash);

            // A host that hands out the same page for ever is not waited for.
            after = page.Next is { } next && next > number ? next : null;
        }
    }
}
