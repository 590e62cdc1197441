using System.Globalization;
using System.Text;
using InterpreterGuard.Core.Cases;
using InterpreterGuard.Core.Incidents;
using InterpreterGuard.Storage.Json;
using Microsoft.Data.Sqlite;

namespace InterpreterGuard.Storage.Cases;

/// <summary>
/// Writes a query of the queue as SQL. SQLite is told which index to walk: the most selective filter keeps its bare column, the others get a <c>+</c>, which takes
/// their indexes out of its choice. So a page costs what lies between its rows, however many rows there are.
/// </summary>
internal sealed class CaseSql
{
    /// <summary>A row with its group and its rules; <c>i</c> are the rows chosen.</summary>
    public const string Shown =
        """
        SELECT i.id, i.execution_id, i.severity, i.decision, i.summary, i.attack, i.opened_at, i.tenant, i.api_key_id, i.agent, i.session_id, i.language,
            i.fingerprint, i.risk, i.risk_parts, i.status, i.disposition, i.assignee, i.note, i.changed_at, i.legal_hold, i.joined,
            g.count, g.open_count, g.first_at, g.last_at,
            (SELECT group_concat(rule, ' ') FROM (SELECT rule FROM incident_rules WHERE incident_id = i.id ORDER BY position))
        """;

    private readonly List<string> _conditions = [];
    private readonly SqliteCommand _command;
    private readonly CaseQuery _query;
    private readonly string? _driver;

    private CaseSql(SqliteCommand command, CaseQuery query)
    {
        _command = command;
        _query = query;
        _driver = DriverOf(query);
    }

    public static void Write(SqliteCommand command, CaseQuery query)
    {
        var sql = new CaseSql(command, query);
        sql.Filter();
#pragma warning disable CA2100 // Put together of constants of this class; values go through parameters.
        command.CommandText = sql.Text();
#pragma warning restore CA2100
    }

    // The most selective first. Status is last: it is always there, and says least.
    private static string? DriverOf(CaseQuery query) => query switch
    {
        { Grouped: true } => null,
        { ExecutionId: not null } => "execution_id",
        { SessionId: not null } => "session_id",
        { Fingerprint: not null } => "fingerprint",
        { Assignee: not null } => "assignee",
        { Rule: not null } => "rule",
        { Technique: not null } => "technique",
        { Agent: not null } => "agent",
        { ApiKeyId: not null } => "api_key_id",
        { Sort: CaseSort.Newest, Tenant: not null } => "tenant",
        { Sort: CaseSort.Newest, Scope.Names: [_] } => "tenant",
        _ => "status",
    };

    private string Text()
    {
        var order = _query.Sort == CaseSort.Risk ? "risk DESC, id DESC" : "id DESC";
        var rows = new StringBuilder("SELECT i.* FROM ");
        var ordered = _query.Sort == CaseSort.Risk ? "i.risk DESC, i.id DESC" : "i.id DESC";
        switch (_driver)
        {
            case "rule":
                rows.Append("incident_rules AS r CROSS JOIN incidents AS i ON i.id = r.incident_id");
                ordered = _query.Sort == CaseSort.Risk ? ordered : "r.incident_id DESC";
                break;
            case "technique":
                rows.Append("incident_techniques AS t CROSS JOIN incidents AS i ON i.id = t.incident_id");
                ordered = _query.Sort == CaseSort.Risk ? ordered : "t.incident_id DESC";
                break;
            case null:
                rows.Append("incident_groups AS g CROSS JOIN incidents AS i ON i.id = g.newest_id");
                ordered = _query.Sort == CaseSort.Risk ? "g.risk DESC, g.newest_id DESC" : "g.newest_id DESC";
                break;
            default:
                rows.Append("incidents AS i");
                break;
        }

        if (_conditions.Count > 0)
            rows.Append(" WHERE ").AppendJoin(" AND ", _conditions);
        rows.Append(CultureInfo.InvariantCulture, $" ORDER BY {ordered} LIMIT {Math.Clamp(_query.CountMax, 1, CaseQuery.CountMaxMax)}");
        return $"{Shown} FROM ({rows}) AS i JOIN incident_groups AS g ON g.tenant = i.tenant AND g.fingerprint = i.fingerprint ORDER BY i.{order.Replace(", ", ", i.", StringComparison.Ordinal)}";
    }

    private void Filter()
    {
        Tenants();
        View();
        Own("execution_id", _query.ExecutionId?.ToString(), "SELECT into_id FROM incident_joins WHERE execution_id =");
        Own("session_id", _query.SessionId?.ToString(), "SELECT j.into_id FROM executions AS e CROSS JOIN incident_joins AS j ON j.execution_id = e.id WHERE e.session_id =");
        Equal("fingerprint", _query.Fingerprint);
        Equal("agent", _query.Agent);
        Equal("api_key_id", _query.ApiKeyId);
        Equal("decision", _query.Decision is { } decision ? Word<IncidentDecision>.Of(decision) : null);
        Equal("disposition", _query.Disposition is { } disposition ? Word<Disposition>.Of(disposition) : null);
        if (_query.SeverityMin > Core.Detections.Severity.Info)
            _conditions.Add($"+i.severity >= {Value((int)_query.SeverityMin)}");
        Named("rule", "incident_rules", "r", _query.Rule?.Value);
        Named("technique", "incident_techniques", "t", _query.Technique);
        if (_query.From is { } from)
            _conditions.Add($"+i.opened_at >= {Value(Moment.Of(from))}");
        if (_query.To is { } to)
            _conditions.Add($"+i.opened_at < {Value(Moment.Of(to))}");
        if (_query.Text is { Length: > 0 } text)
            Search(text);
        After();
    }

    private void Tenants()
    {
        // The fingerprint's index begins with the tenant; without one named it is walked for each tenant there is.
        if (_query.Tenant is { } one)
            _conditions.Add($"{Column("tenant")} = {Value(one)}");
        if (_query.Scope.Names is { } names)
            _conditions.Add(names.Count == 1 && _query.Tenant is null
                ? $"{Column("tenant")} = {Value(names[0])}"
                : $"+i.tenant IN ({string.Join(", ", names.Select(name => Value(name)))})");
    }

    private void View()
    {
        var open = _query.View is CaseView.Open or CaseView.Mine;
        if (_query.Grouped)
        {
            if (open)
                _conditions.Add("g.open_count > 0");
            else if (_query.View == CaseView.Closed)
                _conditions.Add("g.open_count = 0");
            if (_query.Assignee is { } who)
                _conditions.Add($"EXISTS (SELECT 1 FROM incidents AS m WHERE m.tenant = i.tenant AND m.fingerprint = i.fingerprint AND m.assignee = {Value(who)}{(open ? " AND m.status = 'open'" : "")})");
            return;
        }

        if (_query.View != CaseView.All)
            _conditions.Add($"{(_driver is "assignee" or "tenant" ? "i.status" : Column("status"))} = '{(open ? "open" : "closed")}'");
        Equal("assignee", _query.Assignee);
    }

    private void Search(string text)
    {
        var whole = Value(text);
        var part = Value("%" + text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("%", "\\%", StringComparison.Ordinal).Replace("_", "\\_", StringComparison.Ordinal) + "%");
        _conditions.Add($"(i.summary LIKE {part} ESCAPE '\\' OR i.id = {whole} OR i.execution_id = {whole} OR i.id IN (SELECT into_id FROM incident_joins WHERE id = {whole} OR execution_id = {whole}) OR EXISTS (SELECT 1 FROM incident_rules AS n WHERE n.incident_id = i.id AND n.rule = {whole}))");
    }

    private void After()
    {
        if (_query.After is not { } after)
            return;
        var id = Value(after.Id.ToString());
        if (_query.Sort == CaseSort.Risk)
        {
            var (risk, key) = _query.Grouped ? ("g.risk", "g.newest_id") : ("i.risk", "i.id");
            _conditions.Add($"({risk}, {key}) < ({Value(after.Risk ?? 100)}, {id})");
        }
        else
        {
            _conditions.Add($"{(_query.Grouped ? "g.newest_id" : _driver switch { "rule" => "r.incident_id", "technique" => "t.incident_id", _ => "i.id" })} < {id}");
        }
    }

    private void Equal(string column, string? value)
    {
        if (value is not null)
            _conditions.Add($"{Column(column)} = {Value(value)}");
    }

    /// <summary>What an execution or a session came to: incidents of its own, and those it joined.</summary>
    private void Own(string column, string? value, string joined)
    {
        if (value is null)
            return;
        var name = Value(value);
        _conditions.Add($"{(_driver == column ? "i.id" : "+i.id")} IN (SELECT id FROM incidents WHERE {column} = {name} UNION ALL {joined} {name})");
    }

    private void Named(string column, string table, string alias, string? value)
    {
        if (value is not null)
            _conditions.Add(_driver == column ? $"{alias}.{column} = {Value(value)}" : $"EXISTS (SELECT 1 FROM {table} AS n WHERE n.incident_id = i.id AND n.{column} = {Value(value)})");
    }

    private string Column(string name) => _driver == name ? $"i.{name}" : $"+i.{name}";

    private string Value(object value)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"@p{_command.Parameters.Count}");
        _command.Parameters.AddWithValue(name, value);
        return name;
    }
}
