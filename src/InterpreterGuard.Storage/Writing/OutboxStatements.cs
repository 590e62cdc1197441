using InterpreterGuard.Core.Outbox;
using InterpreterGuard.Storage.Json;
using Microsoft.Data.Sqlite;

namespace InterpreterGuard.Storage.Writing;

/// <summary>The outbox's statements, prepared on the writer's connection. The accounts are kept in the same transaction as the messages.</summary>
internal sealed class OutboxStatements(SqliteConnection connection) : IDisposable
{
    private readonly PreparedCommand _count = new(connection,
        """
        INSERT INTO outbox_accounts (destination, messages, bytes, lost, delivered) VALUES (@p0, 1, @p1, 0, 0)
        ON CONFLICT (destination) DO UPDATE SET messages = messages + 1, bytes = bytes + @p1 WHERE messages < @p2 AND bytes + @p1 <= @p3
        """,
        4);

    private readonly PreparedCommand _add = new(connection,
        """
        INSERT INTO outbox_messages (id, destination, incident_id, created_at, waits_since, body, attempts) VALUES (@p0, @p1, @p2, @p3, @p3, @p4, 0)
        """,
        5);

    private readonly PreparedCommand _lose = new(connection, "UPDATE outbox_accounts SET lost = lost + 1 WHERE destination = @p0", 1);

    private readonly PreparedCommand _uncount = new(connection,
        """
        UPDATE outbox_accounts SET messages = messages - 1, bytes = bytes - (SELECT length(body) FROM outbox_messages WHERE number = @p0),
            delivered = delivered + 1, delivered_at = @p1, last_error = NULL, last_error_at = NULL
        WHERE destination = (SELECT destination FROM outbox_messages WHERE number = @p0)
        """,
        2);

    private readonly PreparedCommand _delete = new(connection, "DELETE FROM outbox_messages WHERE number = @p0", 1);

    private readonly PreparedCommand _fail = new(connection, "UPDATE outbox_messages SET attempts = attempts + 1, last_error = @p1, dead_at = @p2 WHERE number = @p0", 3);

    private readonly PreparedCommand _tell = new(connection,
        "UPDATE outbox_accounts SET last_error = @p1, last_error_at = @p2 WHERE destination = (SELECT destination FROM outbox_messages WHERE number = @p0)", 3);

    private readonly PreparedCommand _choose = new(connection,
        "SELECT count(*), min(destination), min(incident_id), coalesce(sum(length(body)), 0) FROM outbox_messages WHERE dead_at IS NOT NULL AND (id = @p0 OR destination = @p1)", 2);

    private readonly PreparedCommand _retry = new(connection,
        "UPDATE outbox_messages SET dead_at = NULL, attempts = 0, waits_since = @p2 WHERE dead_at IS NOT NULL AND (id = @p0 OR destination = @p1)", 3);

    private readonly PreparedCommand _uncountDead = new(connection, "UPDATE outbox_accounts SET messages = messages - @p1, bytes = bytes - @p2 WHERE destination = @p0", 3);

    private readonly PreparedCommand _discard = new(connection, "DELETE FROM outbox_messages WHERE dead_at IS NOT NULL AND (id = @p0 OR destination = @p1)", 2);

    private readonly PreparedCommand _uncountOld = new(connection,
        """
        UPDATE outbox_accounts SET (messages, bytes) = (
            SELECT outbox_accounts.messages - count(*), outbox_accounts.bytes - coalesce(sum(length(body)), 0)
            FROM outbox_messages WHERE outbox_messages.destination = outbox_accounts.destination AND dead_at < @p0)
        """,
        1);

    private readonly PreparedCommand _deleteOld = new(connection, "DELETE FROM outbox_messages WHERE dead_at < @p0", 1);

    /// <summary>Writes messages, as far as there is room. Returns how many there was none for.</summary>
    public int Add(SqliteTransaction transaction, IReadOnlyList<OutboxMessage> messages, OutboxBounds bounds)
    {
        var lost = 0;
        foreach (var message in messages)
        {
            if (_count.Run(transaction, message.Destination, message.Body.Length, bounds.Messages, bounds.Bytes) == 0)
            {
                _lose.Run(transaction, message.Destination);
                lost++;
                continue;
            }

            _add.Run(transaction, message.Id, message.Destination, message.IncidentId.ToString(), Moment.Of(message.At), message.Body.ToArray());
        }

        return lost;
    }

    public int Deliver(SqliteTransaction transaction, long number, long at)
    {
        _uncount.Run(transaction, number, at);
        return _delete.Run(transaction, number);
    }

    public int Fail(SqliteTransaction transaction, long number, string error, long at, bool isLast)
    {
        _tell.Run(transaction, number, error, at);
        return _fail.Run(transaction, number, error, isLast ? at : null);
    }

    /// <summary>The dead messages that are meant; <see langword="null"/> when there is none.</summary>
    public ChosenDead? Choose(SqliteTransaction transaction, DeadChoice which) =>
        _choose.RunForRow(transaction, which.Id, which.Destination) is [long and > 0 and var count, string destination, string incident, long bytes] ? new(count, destination, incident, bytes) : null;

    public int Retry(SqliteTransaction transaction, DeadChoice which, long at) => _retry.Run(transaction, which.Id, which.Destination, at);

    public int Discard(SqliteTransaction transaction, DeadChoice which, ChosenDead chosen)
    {
        _uncountDead.Run(transaction, chosen.Destination, chosen.Count, chosen.Bytes);
        return _discard.Run(transaction, which.Id, which.Destination);
    }

    public int ForgetDead(SqliteTransaction transaction, long before)
    {
        _uncountOld.Run(transaction, before);
        return _deleteOld.Run(transaction, before);
    }

    public void Dispose()
    {
        foreach (var command in (ReadOnlySpan<PreparedCommand>)[_count, _add, _lose, _uncount, _delete, _fail, _tell, _choose, _retry, _uncountDead, _discard, _uncountOld, _deleteOld])
            command.Dispose();
    }
}
