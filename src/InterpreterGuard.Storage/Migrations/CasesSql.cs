namespace InterpreterGuard.Storage.Migrations;

/// <summary>
/// What the migration <see cref="Cases"/> does beside columns and tables: it fills in what older incidents have not said yet, and lays the triggers that count.
/// Triggers, not code: whatever writes an incident, the counts are right in the same transaction. A migration that makes SQLite rebuild the table
/// <c>incidents</c> drops them and has to lay them again.
/// </summary>
internal static class CasesSql
{
    public static readonly string[] Up =
    [
        """
        UPDATE incidents SET last_at = opened_at, risk = severity * 10,
            risk_parts = CASE severity WHEN 0 THEN '[]' ELSE json_array(json_object('name', 'severity', 'points', severity * 10, 'why', 'opened before risk was reckoned')) END,
            (api_key_id, agent, session_id, language) = (SELECT api_key_id, agent, session_id, language FROM executions WHERE executions.id = incidents.execution_id)
        """,

        // The shape of the code was not reckoned then; its hash stands for it.
        """
        UPDATE incidents SET fingerprint = '0 ' || language || ' ' || coalesce(agent, api_key_id) || ' '
            || coalesce((SELECT group_concat(rule, ' ') FROM (SELECT rule FROM incident_rules WHERE incident_id = incidents.id ORDER BY rule)), '') || ' '
            || (SELECT code_hash FROM executions WHERE executions.id = incidents.execution_id)
        """,
        """
        INSERT OR IGNORE INTO incident_techniques (technique, incident_id, named)
        SELECT technique.value, incidents.id, 1 FROM incidents, json_each(incidents.attack) AS technique
        """,
        """
        INSERT OR IGNORE INTO incident_techniques (technique, incident_id, named)
        SELECT substr(technique, 1, instr(technique, '.') - 1), incident_id, 0 FROM incident_techniques WHERE instr(technique, '.') > 1
        """,
        """
        INSERT INTO incident_counts (tenant, status, severity, count)
        SELECT tenant, status, severity, count(*) FROM incidents GROUP BY tenant, status, severity
        """,
        """
        INSERT INTO incident_groups (tenant, fingerprint, count, open_count, first_at, last_at, newest_id, risk)
        SELECT tenant, fingerprint, count(*), sum(status = 'open'), min(opened_at), max(last_at), max(id), 0
        FROM incidents GROUP BY tenant, fingerprint
        """,
        "UPDATE incident_groups SET risk = (SELECT risk FROM incidents WHERE id = newest_id)",
        """
        CREATE TRIGGER incidents_opened AFTER INSERT ON incidents BEGIN
            INSERT INTO incident_counts (tenant, status, severity, count) VALUES (NEW.tenant, NEW.status, NEW.severity, 1)
            ON CONFLICT (tenant, status, severity) DO UPDATE SET count = count + 1;
            INSERT INTO incident_groups (tenant, fingerprint, count, open_count, first_at, last_at, newest_id, risk)
            VALUES (NEW.tenant, NEW.fingerprint, 1 + NEW.joined, NEW.status = 'open', NEW.opened_at, NEW.last_at, NEW.id, NEW.risk)
            ON CONFLICT (tenant, fingerprint) DO UPDATE SET
                count = count + excluded.count,
                open_count = open_count + excluded.open_count,
                first_at = min(first_at, excluded.first_at),
                last_at = max(last_at, excluded.last_at),
                risk = CASE WHEN excluded.newest_id > newest_id THEN excluded.risk ELSE risk END,
                newest_id = max(newest_id, excluded.newest_id);
        END
        """,
        """
        CREATE TRIGGER incidents_changed AFTER UPDATE OF status, severity, risk, joined, last_at ON incidents BEGIN
            UPDATE incident_counts SET count = count - 1 WHERE tenant = OLD.tenant AND status = OLD.status AND severity = OLD.severity;
            INSERT INTO incident_counts (tenant, status, severity, count) VALUES (NEW.tenant, NEW.status, NEW.severity, 1)
            ON CONFLICT (tenant, status, severity) DO UPDATE SET count = count + 1;
            UPDATE incident_groups SET
                count = count + NEW.joined - OLD.joined,
                open_count = open_count + (NEW.status = 'open') - (OLD.status = 'open'),
                last_at = max(last_at, NEW.last_at),
                risk = CASE WHEN newest_id = NEW.id THEN NEW.risk ELSE risk END
            WHERE tenant = NEW.tenant AND fingerprint = NEW.fingerprint;
        END
        """,
        """
        CREATE TRIGGER incidents_deleted AFTER DELETE ON incidents BEGIN
            UPDATE incident_counts SET count = count - 1 WHERE tenant = OLD.tenant AND status = OLD.status AND severity = OLD.severity;
            DELETE FROM incident_groups WHERE tenant = OLD.tenant AND fingerprint = OLD.fingerprint
                AND NOT EXISTS (SELECT 1 FROM incidents WHERE tenant = OLD.tenant AND fingerprint = OLD.fingerprint);
            UPDATE incident_groups SET
                count = count - 1 - OLD.joined,
                open_count = open_count - (OLD.status = 'open'),
                newest_id = (SELECT max(id) FROM incidents WHERE tenant = OLD.tenant AND fingerprint = OLD.fingerprint),
                risk = (SELECT risk FROM incidents WHERE tenant = OLD.tenant AND fingerprint = OLD.fingerprint ORDER BY id DESC LIMIT 1)
            WHERE tenant = OLD.tenant AND fingerprint = OLD.fingerprint;
        END
        """,
    ];

    public static readonly string[] Down =
    [
        "DROP TRIGGER incidents_opened",
        "DROP TRIGGER incidents_changed",
        "DROP TRIGGER incidents_deleted",
    ];
}
