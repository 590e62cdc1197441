namespace InterpreterGuard.Storage.Overviews;

/// <summary>
/// The statements of the overview. What stands in braces depends on the scope: <c>{i}</c> is the condition on an incident's tenant, <c>{j}</c> that on a join's, <c>{e}</c> that on an execution's.
/// Ids begin with their time, so a span of time is a range of ids, and the indexes of the queue answer without opening a row.
/// </summary>
internal static class OverviewSql
{
    /// <summary>
    /// Each bar is a range of one index; a status is named because the index begins with it. What joined an incident counts when it happened: a thousand equal executions are a thousand.
    /// </summary>
    public const string Bars =
        """
        WITH RECURSIVE bars(n, first, behind) AS (SELECT value ->> 0, value ->> 1, value ->> 2 FROM json_each(@bars))
        SELECT n, severity, sum(count) FROM (
            SELECT b.n, i.severity, count(*) AS count
            FROM bars AS b CROSS JOIN incidents AS i
            WHERE i.status IN ('open', 'closed') AND i.id >= b.first AND i.id < b.behind {i}
            GROUP BY b.n, i.severity
            UNION ALL
            SELECT b.n, j.severity, count(*)
            FROM bars AS b CROSS JOIN incident_joins AS j
            WHERE j.id >= b.first AND j.id < b.behind {j}
            GROUP BY b.n, j.severity)
        GROUP BY n, severity ORDER BY n, severity
        """;

    public const string Techniques =
        """
        WITH RECURSIVE {techniques}
        SELECT name, count, joined FROM counted WHERE count + joined > 0 AND instr(name, '.') = 0 ORDER BY count + joined DESC, name LIMIT @techniques
        """;

    /// <summary>What persons decided is counted from the closed ones, which are few.</summary>
    public const string Rules =
        """
        WITH RECURSIVE {rules},
        top(name, count, joined) AS MATERIALIZED (SELECT name, count, joined FROM counted WHERE count + joined > 0 ORDER BY count + joined DESC, name LIMIT @listed),
        decided(name, count, wrong) AS MATERIALIZED (
            SELECT r.rule, count(*), sum(i.disposition = 'false_positive')
            FROM incidents AS i CROSS JOIN incident_rules AS r ON r.incident_id = i.id
            WHERE i.status = 'closed' AND i.id >= @from AND i.id < @to AND i.disposition IS NOT NULL {i}
            GROUP BY r.rule)
        SELECT top.name, top.count, top.joined, coalesce(decided.count, 0), coalesce(decided.wrong, 0)
        FROM top LEFT JOIN decided ON decided.name = top.name ORDER BY top.count + top.joined DESC, top.name
        """;

    /// <summary>How many there are, and the number of the first one that is looked at.</summary>
    public const string Window =
        """
        SELECT (SELECT count(*) FROM executions WHERE id >= @from AND id < @to),
            (SELECT min(number) FROM (SELECT number FROM executions WHERE id >= @from AND id < @to ORDER BY id DESC LIMIT @executions)),
            (SELECT max(number) FROM (SELECT number FROM executions WHERE id < @to ORDER BY id DESC LIMIT 1))
        """;

    public const string Agents =
        """
        SELECT e.agent, CASE WHEN e.agent IS NULL THEN e.api_key_id ELSE '' END AS key, count(*),
            sum(e.status = 'refused'), sum(e.status = 'held'), sum(e.status = 'killed')
        FROM executions AS e WHERE e.number BETWEEN @first AND @last {e}
        GROUP BY e.agent, key ORDER BY count(*) DESC, e.agent, key
        """;

    public const string Sensors =
        """
        SELECT s.value ->> 'sensor', count(*), sum(s.value ->> 'seen'), sum(s.value ->> 'lost'), sum((s.value ->> 'lost') > 0), sum(coalesce(s.value ->> 'failed', 0))
        FROM executions AS e CROSS JOIN json_each(e.receipt, '$.sensors') AS s
        WHERE e.number BETWEEN @first AND @last AND (s.value ->> 'on') {e}
        GROUP BY 1 ORDER BY 1
        """;

    /// <summary>What joined in the span, by the names of the incident it joined: equal ones have the same.</summary>
    private const string JoinedByName =
        """
        joins(id, count) AS MATERIALIZED (SELECT j.into_id, count(*) FROM incident_joins AS j WHERE j.id >= @from AND j.id < @to {j} GROUP BY j.into_id),
        joined(name, count) AS MATERIALIZED (SELECT t.{column}, sum(joins.count) FROM joins CROSS JOIN {table} AS t ON t.incident_id = joins.id GROUP BY t.{column}),

        """;

    /// <summary>From name to name along the index, and the length of a range of it for each: no row is opened.</summary>
    private const string CountedOfAll = JoinedByName +
        """
        names(name) AS (
            SELECT min({column}) FROM {table}
            UNION ALL SELECT (SELECT min({column}) FROM {table} WHERE {column} > names.name) FROM names WHERE names.name IS NOT NULL),
        counted(name, count, joined) AS MATERIALIZED (
            SELECT name, (SELECT count(*) FROM {table} AS t WHERE t.{column} = name AND t.incident_id >= @from AND t.incident_id < @to),
                coalesce((SELECT count FROM joined WHERE joined.name = names.name), 0)
            FROM names WHERE name IS NOT NULL)
        """;

    /// <summary>Some tenants' incidents first, for that is what the tenants' index begins with.</summary>
    private const string CountedOfTenants = JoinedByName +
        """
        counted(name, count, joined) AS MATERIALIZED (
            SELECT name, sum(count), sum(joined) FROM (
                SELECT t.{column} AS name, count(*) AS count, 0 AS joined FROM incidents AS i CROSS JOIN {table} AS t ON t.incident_id = i.id
                WHERE i.status IN ('open', 'closed') AND i.id >= @from AND i.id < @to {i} GROUP BY t.{column}
                UNION ALL
                SELECT name, 0, count FROM joined)
            GROUP BY name)
        """;

    /// <summary>A statement for a scope.</summary>
    /// <param name="sql">One of these.</param>
    /// <param name="tenants">Names of parameters, by commas; <see langword="null"/> for who sees all.</param>
    public static string Scoped(string sql, string? tenants) => sql
        .Replace("{techniques}", Counted(tenants, "technique", "incident_techniques"), StringComparison.Ordinal)
        .Replace("{rules}", Counted(tenants, "rule", "incident_rules"), StringComparison.Ordinal)
        .Replace("{i}", tenants is null ? "" : $"AND i.tenant IN ({tenants})", StringComparison.Ordinal)
        .Replace("{j}", tenants is null ? "" : $"AND j.tenant IN ({tenants})", StringComparison.Ordinal)
        .Replace("{e}", tenants is null ? "" : $"AND e.tenant IN ({tenants})", StringComparison.Ordinal);

    private static string Counted(string? tenants, string column, string table) => (tenants is null ? CountedOfAll : CountedOfTenants)
        .Replace("{column}", column, StringComparison.Ordinal).Replace("{table}", table, StringComparison.Ordinal);
}
