using System.Security.Cryptography;
using System.Text;
using InterpreterGuard.Core.Audit;
using InterpreterGuard.Storage.Json;
using InterpreterGuard.Storage.Writing;
using Microsoft.Data.Sqlite;

namespace InterpreterGuard.Storage.Audit;

/// <summary>Hangs a link on the trail, inside the transaction of what it tells of. That there is one writer makes the chain one.</summary>
internal static class AuditWriting
{
    public static void Append(WriterStatements statements, SqliteTransaction transaction, DateTimeOffset at, AuditEvent happened) =>
        Append(statements.LastLink, statements.AddLink, transaction, at, happened);

    /// <summary>Into a database of an earlier version too: nothing but the trail is touched.</summary>
    public static void Append(SqliteConnection connection, DateTimeOffset at, AuditEvent happened)
    {
        using var lastLink = new PreparedCommand(connection, WriterStatements.LastLinkSql, 0);
        using var addLink = new PreparedCommand(connection, WriterStatements.AddLinkSql, 9);
        using var transaction = connection.BeginTransaction(deferred: false);
        Append(lastLink, addLink, transaction, at, happened);
        transaction.Commit();
    }

    private static void Append(PreparedCommand lastLink, PreparedCommand addLink, SqliteTransaction transaction, DateTimeOffset at, AuditEvent happened)
    {
        var (number, previous) = lastLink.RunForRow(transaction) is [long last, string hash] ? (last + 1, hash) : (1, AuditChain.Beginning);

        // The time is hashed as it is stored: to the microsecond.
        var moment = Moment.Of(at);
        var kind = Word<AuditKind>.Of(happened.Kind);
        var (actor, subject, detail, tenant) = (Cut(happened.Actor), Cut(happened.Subject), Cut(happened.Detail), Cut(happened.Tenant));
        addLink.Run(
            transaction, number, moment, kind, actor, subject, detail, tenant, previous,
            AuditChain.HashOf(previous, number, Moment.Read(moment), kind, actor, subject, detail, tenant));
    }

    /// <summary>What stands in the trail for a person's text: enough to prove the text, too little to read it.</summary>
    public static string HashOf(string text) => "sha256 " + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    // No NUL: SQLite would read the text to there. A lone surrogate is hashed as what is stored of it.
    private static string Cut(string text)
    {
        var cut = text.Length > AuditEvent.PartLengthMax ? text[..AuditEvent.PartLengthMax] : text;
        return Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(cut.Replace('\0', '\uFFFD')));
    }
}
