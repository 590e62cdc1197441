namespace InterpreterGuard.Storage.Keeping;

/// <summary>Finds what has been kept long enough: by id, which begins with the time, so that what is younger is never looked at.</summary>
internal static class DueSql
{
    private const string Plain =
        " AND NOT EXISTS (SELECT 1 FROM incidents WHERE execution_id = e.id) AND NOT EXISTS (SELECT 1 FROM incident_joins WHERE execution_id = e.id)";

    private const string Walk = "SELECT e.number, e.id FROM executions AS e WHERE e.id > @after AND e.id < @before";

    private const string Next = " ORDER BY e.id LIMIT @count";

    /// <summary>An incident counts from the last thing that happened to it. Those on hold are not asked for: they would be looked at in every round.</summary>
    public const string Incidents =
        """
        SELECT e.number, i.id FROM incidents AS i JOIN executions AS e ON e.id = i.execution_id
        WHERE i.severity = @severity AND i.id > @after AND i.id < @before AND max(i.last_at, coalesce(i.changed_at, 0)) < @moment AND i.legal_hold = 0 AND e.status NOT IN ('running', 'held')
        ORDER BY i.id LIMIT @count
        """;

    /// <summary>What joined such an incident. They go before it: it is theirs as long as one of them is there.</summary>
    public const string Joined =
        """
        SELECT e.number, i.id || j.id FROM incidents AS i CROSS JOIN incident_joins AS j ON j.into_id = i.id CROSS JOIN executions AS e ON e.id = j.execution_id
        WHERE i.severity = @severity AND i.id < @before AND max(i.last_at, coalesce(i.changed_at, 0)) < @moment AND i.legal_hold = 0 AND e.status NOT IN ('running', 'held')
            AND i.id || j.id > @after
        ORDER BY i.id, j.id LIMIT @count
        """;

    public const string Executions = Walk + " AND e.status NOT IN ('running', 'held') AND e.held_until IS NULL" + Plain + Next;

    public const string Held = Walk + " AND e.status NOT IN ('running', 'held') AND e.held_until IS NOT NULL" + Plain + Next;

    public const string Observations = Walk + " AND e.status NOT IN ('running', 'held') AND e.observations_forgotten_at IS NULL" + Plain + Next;

    public const string Outputs = Walk + " AND e.status NOT IN ('running', 'held') AND e.outputs_forgotten_at IS NULL AND e.outcome IS NOT NULL" + Plain + Next;
}
