using System.Security.Cryptography;
using InterpreterGuard.Core.Audit;

namespace InterpreterGuard.Cli.Verifying;

/// <summary>Proves an audit trail, wherever it comes from: link by link, and against every head that was signed.</summary>
internal static class TrailCheck
{
    /// <param name="links">The links in order.</param>
    /// <param name="heads">Heads that came with them, and heads that were kept apart.</param>
    /// <param name="key">The host's public key; <see langword="null"/> when nobody named one.</param>
    public static async Task<TrailVerdict> RunAsync(IAsyncEnumerable<AuditEntry> links, IReadOnlyList<AuditHead> heads, ECDsa? key)
    {
        var proof = new AuditProof(heads);
        await foreach (var link in links)
            proof.Take(link);
        proof.End();
        var signature = key is null ? SignatureState.NotChecked
            : heads.All(head => AuditChain.IsSignedWith(head, key)) ? SignatureState.Good
            : SignatureState.Wrong;
        return new TrailVerdict(proof.Count, proof.Hash, proof.BrokenAt, proof.Problem, heads.Count, signature);
    }
}
