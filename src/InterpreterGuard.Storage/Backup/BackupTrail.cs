using InterpreterGuard.Core.Audit;
using InterpreterGuard.Storage.Json;
using Microsoft.Data.Sqlite;

namespace InterpreterGuard.Storage.Backup;

/// <summary>The audit trail in a database that no host has open.</summary>
/// <param name="Links">In order.</param>
/// <param name="Heads">The signed ones.</param>
public sealed record BackupTrail(IReadOnlyList<AuditEntry> Links, IReadOnlyList<AuditHead> Heads)
{
    internal static BackupTrail Read(SqliteConnection connection)
    {
        var links = new List<AuditEntry>();
        using (var command = connection.CreateCommand())
        {
            command.CommandText = "SELECT number, at, kind, actor, subject, detail, tenant, previous, hash FROM audit_entries ORDER BY number";
            using var row = command.ExecuteReader();
            while (row.Read())
                links.Add(new(row.GetInt64(0), Moment.Read(row.GetInt64(1)), row.GetString(2), row.GetString(3), row.GetString(4), row.GetString(5), row.GetString(6), row.GetString(7), row.GetString(8)));
        }

        var heads = new List<AuditHead>();
        using (var command = connection.CreateCommand())
        {
            command.CommandText = "SELECT number, hash, at, key_name, signature FROM audit_heads ORDER BY number, at";
            using var row = command.ExecuteReader();
            while (row.Read())
                heads.Add(new(row.GetInt64(0), row.GetString(1), Moment.Read(row.GetInt64(2)), row.GetString(3), row.GetString(4)));
        }

        return new(links, heads);
    }

    /// <summary>Proves it.</summary>
    internal AuditProof Prove()
    {
        var proof = new AuditProof(Heads);
        foreach (var link in Links)
            proof.Take(link);
        proof.End();
        return proof;
    }
}
