using Microsoft.Data.Sqlite;

namespace InterpreterGuard.Storage.Writing;

/// <summary>What forgets, prepared on the writer's connection. Each asks anew whether it may: between finding and forgetting somebody may have put it on hold.</summary>
internal sealed class KeepingStatements(SqliteConnection connection) : IDisposable
{
    private const string OnHold =
        """
        EXISTS (SELECT 1 FROM incidents AS i WHERE i.legal_hold = 1 AND i.execution_id = e.id)
        OR EXISTS (SELECT 1 FROM incident_joins AS j JOIN incidents AS i ON i.id = j.into_id WHERE j.execution_id = e.id AND i.legal_hold = 1)
        """;

    /// <summary>Its id, tenant, the code's hash and its incident, if it may go now.</summary>
    public PreparedCommand FindDeletable { get; } = new(connection,
        $"""
        SELECT e.id, e.tenant, e.code_hash, (SELECT i.id || ' ' || i.severity || ' ' || i.status FROM incidents AS i WHERE i.execution_id = e.id LIMIT 1)
        FROM executions AS e WHERE e.number = @p0 AND e.status <> 'running' AND NOT ({OnHold})
        """,
        1);

    /// <summary>The id of one that no incident speaks of, if it has ended.</summary>
    public PreparedCommand FindPlain { get; } = new(connection,
        """
        SELECT e.id, e.outcome FROM executions AS e WHERE e.number = @p0 AND e.status NOT IN ('running', 'held')
            AND NOT EXISTS (SELECT 1 FROM incidents WHERE execution_id = e.id) AND NOT EXISTS (SELECT 1 FROM incident_joins WHERE execution_id = e.id)
        """,
        1);

    public PreparedCommand DropObservations { get; } = new(connection,
        "DELETE FROM observations WHERE execution_number = @p0 AND sequence IN (SELECT sequence FROM observations WHERE execution_number = @p0 LIMIT @p1)", 2);

    public PreparedCommand DropFacts { get; } = new(connection, "DELETE FROM screening_facts WHERE execution_number = @p0", 1);

    /// <summary>With everything that hangs on it.</summary>
    public PreparedCommand DropExecution { get; } = new(connection, "DELETE FROM executions WHERE number = @p0", 1);

    public PreparedCommand ForgetObservations { get; } = new(connection, "UPDATE executions SET processes = NULL, observations_forgotten_at = @p1 WHERE number = @p0", 2);

    public PreparedCommand ForgetOutputs { get; } = new(connection, "UPDATE executions SET outcome = @p1, outputs_forgotten_at = @p2 WHERE number = @p0", 3);

    public PreparedCommand UncountMessages { get; } = new(connection,
        """
        UPDATE outbox_accounts SET messages = messages - (SELECT count(*) FROM outbox_messages AS m WHERE m.incident_id = @p0 AND m.destination = outbox_accounts.destination),
            bytes = bytes - (SELECT coalesce(sum(length(body)), 0) FROM outbox_messages AS m WHERE m.incident_id = @p0 AND m.destination = outbox_accounts.destination)
        WHERE destination IN (SELECT destination FROM outbox_messages WHERE incident_id = @p0)
        """,
        1);

    public PreparedCommand DropMessages { get; } = new(connection, "DELETE FROM outbox_messages WHERE incident_id = @p0", 1);

    public PreparedCommand KeepErasure { get; } = new(connection,
        "INSERT INTO erasures (at, actor, tenant, narrowed, reason, counts) VALUES (@p0, @p1, @p2, @p3, @p4, @p5) RETURNING id", 6);

    public void Dispose()
    {
        foreach (var command in (ReadOnlySpan<PreparedCommand>)[FindDeletable, FindPlain, DropObservations, DropFacts, DropExecution, ForgetObservations, ForgetOutputs, UncountMessages, DropMessages, KeepErasure])
            command.Dispose();
    }
}
