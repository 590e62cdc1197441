using Microsoft.Data.Sqlite;

namespace InterpreterGuard.Storage.Writing;

/// <summary>The statements of the hot path, prepared on the writer's connection.</summary>
internal sealed class WriterStatements(SqliteConnection connection) : IDisposable
{
    public const string LastLinkSql = "SELECT number, hash FROM audit_entries ORDER BY number DESC LIMIT 1";

    public const string AddLinkSql =
        "INSERT INTO audit_entries (number, at, kind, actor, subject, detail, tenant, previous, hash) VALUES (@p0, @p1, @p2, @p3, @p4, @p5, @p6, @p7, @p8)";

    public PreparedCommand Accept { get; } = new(connection,
        """
        INSERT INTO executions (id, status, language, profile, api_key_id, agent, model, tool_call_id, conversation, "user", received_at, code, code_hash, inputs, receipt, session_id, tenant)
        VALUES (@p0, 'running', @p1, @p2, @p3, @p4, @p5, @p6, @p7, @p8, @p9, @p10, @p11, @p12, @p13, @p14, @p15)
        """,
        16);

    /// <summary>Only what is running can end: an ending is written once.</summary>
    public PreparedCommand Complete { get; } = new(connection,
        """
        UPDATE executions SET status = @p1, ended_at = @p2, receipt = @p3, verdict = @p4, outcome = @p5, findings = @p6, layers = @p7,
            detections = @p8, processes = @p9, timings = @p10, incident_id = @p11, held_until = @p12, silenced = @p13
        WHERE id = @p0 AND status = 'running' RETURNING number
        """,
        14);

    /// <summary>Code and inputs, as they are kept from now on.</summary>
    public PreparedCommand KeepCode { get; } = new(connection, "UPDATE executions SET code = @p1, inputs = @p2 WHERE number = @p0", 3);

    /// <summary>What an execution left running adds to its record; its ending stays as it was written.</summary>
    public PreparedCommand Grow { get; } = new(connection,
        """
        UPDATE executions SET receipt = @p1, detections = @p2, processes = @p3, incident_id = @p4, silenced = @p5
        WHERE id = @p0 AND ended_at IS NOT NULL RETURNING number
        """,
        6);

    public PreparedCommand Observe { get; } = new(connection,
        """
        INSERT INTO observations (execution_number, sequence, at, kind, decision, pid, parent_pid, process_name, fact)
        VALUES (@p0, @p1, @p2, @p3, @p4, @p5, @p6, @p7, @p8)
        """,
        9);

    public PreparedCommand KeepFacts { get; } = new(connection,
        "INSERT OR REPLACE INTO screening_facts (execution_number, format, facts) VALUES (@p0, @p1, @p2)", 3);

    /// <summary>Opens it, or writes what it has become; where it stands with its reviewers stays.</summary>
    public PreparedCommand OpenIncident { get; } = new(connection,
        """
        INSERT INTO incidents (id, execution_id, severity, decision, summary, attack, opened_at, last_at, fingerprint, risk, risk_parts, status, joined, legal_hold,
            tenant, api_key_id, agent, session_id, language)
        SELECT @p0, @p1, @p2, @p3, @p4, @p5, @p6, @p6, @p7, @p8, @p9, 'open', 0, 0, tenant, api_key_id, agent, session_id, language FROM executions WHERE id = @p1
        ON CONFLICT (id) DO UPDATE SET severity = excluded.severity, decision = excluded.decision, summary = excluded.summary, attack = excluded.attack,
            risk = excluded.risk, risk_parts = excluded.risk_parts
        """,
        10);

    /// <summary>Incidents with the same fingerprint, itself not counted.</summary>
    public PreparedCommand CountEqual { get; } = new(connection,
        """
        SELECT count - EXISTS (SELECT 1 FROM incidents WHERE id = @p2) FROM incident_groups
        WHERE tenant = (SELECT tenant FROM executions WHERE id = @p0) AND fingerprint = @p1
        """,
        3);

    /// <summary>Other incidents of the same agent, or of the same key where no agent is named, that persons called true positives. Beyond ten it makes no difference.</summary>
    public PreparedCommand CountConfirmed { get; } = new(connection,
        """
        SELECT count(*) FROM (
            SELECT 1 FROM executions AS e CROSS JOIN incidents AS i ON i.agent = e.agent
            WHERE e.id = @p0 AND i.disposition = 'true_positive' AND i.tenant = e.tenant AND i.id <> @p1
            UNION ALL
            SELECT 1 FROM executions AS e CROSS JOIN incidents AS i ON i.agent IS NULL AND i.api_key_id = e.api_key_id
            WHERE e.id = @p0 AND e.agent IS NULL AND i.disposition = 'true_positive' AND i.tenant = e.tenant AND i.id <> @p1
            LIMIT 10)
        """,
        2);

    public PreparedCommand NameTechnique { get; } = new(connection,
        """
        INSERT INTO incident_techniques (technique, incident_id, named) VALUES (@p0, @p1, @p2)
        ON CONFLICT (technique, incident_id) DO UPDATE SET named = max(named, excluded.named)
        """,
        3);

    public PreparedCommand NameRule { get; } = new(connection,
        "INSERT INTO incident_rules (incident_id, position, rule) VALUES (@p0, @p1, @p2)", 3);

    public PreparedCommand ForgetRules { get; } = new(connection, "DELETE FROM incident_rules WHERE incident_id = @p0", 1);

    /// <summary>Only what waits can be decided, and only before its deadline.</summary>
    public PreparedCommand Decide { get; } = new(connection,
        "UPDATE executions SET status = @p1, ended_at = @p2 WHERE id = @p0 AND status = 'held' AND held_until > @p3 RETURNING number", 4);

    public PreparedCommand Expire { get; } = new(connection,
        "UPDATE executions SET status = @p1, ended_at = @p2 WHERE id = @p0 AND status = 'held' AND held_until <= @p3 RETURNING number", 4);

    /// <summary>A step that is there stays as it was written.</summary>
    public PreparedCommand Step { get; } = new(connection,
        "INSERT OR IGNORE INTO audit_steps (execution_number, position, at, action, by_key_id, reason) VALUES (@p0, @p1, @p2, @p3, @p4, @p5)", 6);

    public PreparedCommand CountUse { get; } = new(connection,
        """
        INSERT INTO exception_uses (exception_id, uses, executions, first_at, last_at, last_execution_id) VALUES (@p0, @p1, 1, @p2, @p2, @p3)
        ON CONFLICT (exception_id) DO UPDATE SET uses = uses + excluded.uses, executions = executions + 1, last_at = excluded.last_at,
            last_execution_id = excluded.last_execution_id
        """,
        4);

    public PreparedCommand CloseOrphans { get; } = new(connection,
        "UPDATE executions SET status = 'sandbox_failed', ended_at = @p0, outcome = @p1 WHERE status = 'running'", 2);

    public PreparedCommand AddKey { get; } = new(connection,
        "INSERT INTO api_keys (id, name, role, secret_hash, created_at, tenant, sees) VALUES (@p0, @p1, @p2, @p3, @p4, @p5, @p6)", 7);

    public PreparedCommand RevokeKey { get; } = new(connection,
        "UPDATE api_keys SET revoked_at = coalesce(revoked_at, @p1) WHERE id = @p0", 2);

    public PreparedCommand RememberRequest { get; } = new(connection,
        "INSERT OR REPLACE INTO idempotency_keys (api_key_id, key, request_hash, execution_id, created_at) VALUES (@p0, @p1, @p2, @p3, @p4)", 5);

    public PreparedCommand ForgetRequest { get; } = new(connection,
        "DELETE FROM idempotency_keys WHERE api_key_id = @p0 AND key = @p1 AND execution_id = @p2", 3);

    public PreparedCommand ForgetOldRequests { get; } = new(connection, "DELETE FROM idempotency_keys WHERE created_at < @p0", 1);

    public PreparedCommand AddFile { get; } = new(connection,
        """
        INSERT INTO stored_files (id, name, size, type, sha256, api_key_id, execution_id, path, created_at, expires_at)
        VALUES (@p0, @p1, @p2, @p3, @p4, @p5, @p6, @p7, @p8, @p9)
        """,
        10);

    public PreparedCommand DeleteFile { get; } = new(connection, "DELETE FROM stored_files WHERE id = @p0", 1);

    /// <summary>The same hash is the same texts.</summary>
    public PreparedCommand KeepPolicy { get; } = new(connection,
        "INSERT OR IGNORE INTO policies (hash, policy_id, kept_at, texts) VALUES (@p0, @p1, @p2, @p3)", 4);

    public PreparedCommand LastLink { get; } = new(connection, LastLinkSql, 0);

    public PreparedCommand AddLink { get; } = new(connection, AddLinkSql, 9);

    public PreparedCommand KeepHead { get; } = new(connection,
        "INSERT OR IGNORE INTO audit_heads (number, hash, at, key_name, signature) VALUES (@p0, @p1, @p2, @p3, @p4)", 5);

    /// <summary>An incident as far as a step must know it; the id of one that joined another finds that.</summary>
    public PreparedCommand FindCase { get; } = new(connection,
        "SELECT id, status, tenant FROM incidents WHERE id = coalesce((SELECT into_id FROM incident_joins WHERE id = @p0), @p0)", 1);

    public PreparedCommand FindReference { get; } = new(connection,
        "SELECT 1 FROM incident_steps WHERE incident_id = @p0 AND external_reference = @p1", 2);

    public PreparedCommand AddStep { get; } = new(connection,
        """
        INSERT INTO incident_steps (incident_id, position, at, action, actor, disposition, assignee, note, external_reference)
        SELECT @p0, coalesce((SELECT max(position) + 1 FROM incident_steps WHERE incident_id = @p0), 0), @p1, @p2, @p3, @p4, @p5, @p6, @p7
        """,
        8);

    /// <summary>What the step makes of the incident.</summary>
    public PreparedCommand ChangeCase { get; } = new(connection,
        """
        UPDATE incidents SET changed_at = @p1, note = coalesce(@p5, note),
            status = CASE @p2 WHEN 'decide' THEN 'closed' WHEN 'reopen' THEN 'open' ELSE status END,
            disposition = CASE @p2 WHEN 'decide' THEN @p3 WHEN 'reopen' THEN NULL ELSE disposition END,
            assignee = CASE @p2 WHEN 'assign' THEN @p4 ELSE assignee END,
            legal_hold = CASE @p2 WHEN 'hold' THEN 1 WHEN 'unhold' THEN 0 ELSE legal_hold END
        WHERE id = @p0
        """,
        6);

    /// <summary>Nothing is changed where the owner has as many others as may be.</summary>
    public PreparedCommand SaveFilter { get; } = new(connection,
        """
        INSERT INTO saved_filters (owner, name, query, saved_at)
        SELECT @p0, @p1, @p2, @p3 WHERE (SELECT count(*) FROM saved_filters WHERE owner = @p0 AND name <> @p1) < @p4
        ON CONFLICT (owner, name) DO UPDATE SET query = excluded.query, saved_at = excluded.saved_at
        """,
        5);

    public PreparedCommand DeleteFilter { get; } = new(connection, "DELETE FROM saved_filters WHERE owner = @p0 AND name = @p1", 2);

    public OutboxStatements Outbox { get; } = new(connection);

    public KeepingStatements Keeping { get; } = new(connection);

    public JoinStatements Joins { get; } = new(connection);

    public void Dispose()
    {
        Outbox.Dispose();
        Keeping.Dispose();
        Joins.Dispose();
        foreach (var command in (ReadOnlySpan<PreparedCommand>)[Accept, Complete, Grow, Observe, KeepFacts, OpenIncident, CountEqual, CountConfirmed, NameTechnique, NameRule, ForgetRules, Decide, Expire, Step, CountUse, CloseOrphans, AddKey, RevokeKey,
            LastLink, AddLink, KeepHead, FindCase, FindReference, AddStep, ChangeCase, RememberRequest, ForgetRequest, ForgetOldRequests, AddFile, DeleteFile, KeepPolicy, SaveFilter, DeleteFilter])
            command.Dispose();
    }
}
