using Microsoft.Data.Sqlite;

namespace InterpreterGuard.Storage.Writing;

/// <summary>What lets an execution join an incident and leave it again, prepared on the writer's connection. Triggers keep the counts.</summary>
internal sealed class JoinStatements(SqliteConnection connection) : IDisposable
{
    /// <summary>What an incident's risk comes from in its own execution; what was known before it is left out.</summary>
    private const string OwnRisk =
        "(SELECT coalesce(sum(part.value ->> 'points'), 0) FROM json_each(i.risk_parts) AS part WHERE part.value ->> 'name' NOT IN ('repetition', 'history'))";

    /// <summary>Incidents of a group opened since, as far as they are worth counting.</summary>
    public PreparedCommand CountOpened { get; } = new(connection,
        "SELECT count(*) FROM (SELECT 1 FROM incidents WHERE tenant = @p0 AND fingerprint = @p1 AND id >= @p2 LIMIT @p3)", 4);

    /// <summary>The newest open one that tells as much as this one would: at least as severe, as risky, and with the same decision. What got through never hides behind what was refused.</summary>
    public PreparedCommand FindHost { get; } = new(connection,
        $"""
        SELECT i.id FROM (SELECT * FROM incidents WHERE tenant = @p0 AND fingerprint = @p1 ORDER BY id DESC LIMIT 100) AS i
        WHERE i.status = 'open' AND i.severity >= @p2 AND i.decision = @p3 AND i.last_at >= @p4 AND {OwnRisk} >= @p5
        ORDER BY i.id DESC LIMIT 1
        """,
        6);

    public PreparedCommand Join { get; } = new(connection,
        "INSERT INTO incident_joins (id, into_id, execution_id, at, tenant, severity, own) VALUES (@p0, @p1, @p2, @p3, @p4, @p5, @p6)", 7);

    public PreparedCommand CountJoin { get; } = new(connection, "UPDATE incidents SET joined = joined + 1, last_at = max(last_at, @p1) WHERE id = @p0", 2);

    /// <summary>What an execution joined, whether that is on hold, and whether it still tells as much.</summary>
    public PreparedCommand FindJoin { get; } = new(connection,
        $"""
        SELECT j.into_id, i.legal_hold, i.severity >= @p1 AND i.decision = @p2 AND {OwnRisk} >= @p3 AND NOT EXISTS (
            SELECT 1 FROM json_each(@p4) AS mine WHERE NOT EXISTS (SELECT 1 FROM incident_rules AS r WHERE r.incident_id = i.id AND r.rule = mine.value))
        FROM incident_joins AS j JOIN incidents AS i ON i.id = j.into_id WHERE j.execution_id = @p0
        """,
        5);

    public PreparedCommand Rewrite { get; } = new(connection, "UPDATE incident_joins SET severity = @p1, own = @p2 WHERE execution_id = @p0", 3);

    /// <summary>Before its row goes.</summary>
    public PreparedCommand UncountJoin { get; } = new(connection,
        "UPDATE incidents SET joined = joined - 1 WHERE id = (SELECT into_id FROM incident_joins WHERE execution_id = @p0)", 1);

    public PreparedCommand DropJoin { get; } = new(connection, "DELETE FROM incident_joins WHERE execution_id = @p0", 1);

    /// <summary>The youngest that joined an incident: when all of them are deleted from the oldest on, it is the last to go.</summary>
    public PreparedCommand FindHeir { get; } = new(connection, "SELECT own, tenant FROM incident_joins WHERE into_id = @p0 ORDER BY id DESC LIMIT 1", 1);

    /// <summary>Where its reviewers stand goes with the case; what they wrote about the other's evidence does not.</summary>
    public PreparedCommand Inherit { get; } = new(connection,
        """
        UPDATE incidents SET (status, disposition, assignee, changed_at, joined, last_at) =
            (SELECT o.status, o.disposition, o.assignee, o.changed_at, o.joined, o.last_at FROM incidents AS o WHERE o.id = @p1)
        WHERE id = @p0
        """,
        2);

    public PreparedCommand Repoint { get; } = new(connection, "UPDATE incident_joins SET into_id = @p0 WHERE into_id = @p1", 2);

    /// <summary>An incident as far as it must be known whether it has become worse.</summary>
    public PreparedCommand FindFormer { get; } = new(connection,
        "SELECT status, severity, decision, coalesce((SELECT group_concat(rule, ' ') FROM incident_rules WHERE incident_id = @p0), '') FROM incidents WHERE id = @p0", 1);

    public void Dispose()
    {
        foreach (var command in (ReadOnlySpan<PreparedCommand>)[CountOpened, FindHost, Join, CountJoin, FindJoin, Rewrite, UncountJoin, DropJoin, FindHeir, Inherit, Repoint, FindFormer])
            command.Dispose();
    }
}
