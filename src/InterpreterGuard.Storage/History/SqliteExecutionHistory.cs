using System.Data;
using System.Globalization;
using System.Runtime.CompilerServices;
using InterpreterGuard.Core.Detections;
using InterpreterGuard.Core.Evidence;
using InterpreterGuard.Core.Executions;
using InterpreterGuard.Core.Facts;
using InterpreterGuard.Core.Identity;
using InterpreterGuard.Core.Incidents;
using InterpreterGuard.Core.Observations;
using InterpreterGuard.Core.Screening;
using InterpreterGuard.Core.Submissions;
using InterpreterGuard.Storage.Json;
using Microsoft.Data.Sqlite;

namespace InterpreterGuard.Storage.History;

/// <summary>
/// Reads past executions beside the writer, in one snapshot: what is written meanwhile is not seen. Two cursors walk side by side, executions and
/// observations, both by the execution's number, so that thousands are read without thousands of queries.
/// </summary>
internal sealed class SqliteExecutionHistory(StorageFile file) : IExecutionHistory
{
    private const string Executions =
        """
        SELECT e.number, e.id, e.status, e.language, e.profile, e.api_key_id, e.agent, e.model, e.tool_call_id, e.conversation, e."user", e.received_at, e.code,
            e.verdict, e.detections, json_extract(e.receipt, '$.observations_dropped'), json_extract(e.timings, '$.total'),
            f.format, f.facts, i.id, i.severity, i.decision, i.summary, i.attack, i.opened_at,
            e.processes, j.own, e.tenant
        FROM executions e
            LEFT JOIN screening_facts f ON f.execution_number = e.number
            LEFT JOIN incidents i ON i.id = e.incident_id
            LEFT JOIN incident_joins j ON j.execution_id = e.id
        WHERE e.number >= $first AND e.status <> 'running' AND e.observations_forgotten_at IS NULL
        ORDER BY e.number
        """;

    private const string Observations =
        """
        SELECT execution_number, sequence, at, decision, pid, parent_pid, process_name, fact
        FROM observations WHERE execution_number >= $first ORDER BY execution_number, sequence
        """;

    private const string Rules = "SELECT rule FROM incident_rules WHERE incident_id = $id ORDER BY position";

    public async Task<long> CountAsync(DateTimeOffset since, CancellationToken cancellationToken)
    {
        await using var connection = await OpenAsync(cancellationToken);
        await using var count = Command(connection, "SELECT count(*) FROM executions WHERE id >= $since AND status <> 'running' AND observations_forgotten_at IS NULL", ("$since", FirstIdOf(since)));
        return (long)(await count.ExecuteScalarAsync(cancellationToken))!;
    }

    public async IAsyncEnumerable<PastExecution> ReadAsync(HistoryQuery query, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var connection = await OpenAsync(cancellationToken);
        await using var snapshot = connection.BeginTransaction(IsolationLevel.Serializable, deferred: true);
        if (await FirstNumberAsync(connection, query, cancellationToken) is not { } first)
            yield break;

        await using var executionsCommand = Command(connection, Executions, ("$first", first));
        await using var observationsCommand = Command(connection, Observations, ("$first", first));
        await using var rulesCommand = Command(connection, Rules, ("$id", ""));
        await using var executions = await executionsCommand.ExecuteReaderAsync(cancellationToken);
        await using var observations = await observationsCommand.ExecuteReaderAsync(cancellationToken);
        var there = observations.Read();
        while (executions.Read())
        {
            cancellationToken.ThrowIfCancellationRequested();
            var number = executions.GetInt64(0);
            while (there && observations.GetInt64(0) < number)
                there = observations.Read();
            var seen = new List<Observation>();
            for (; there && observations.GetInt64(0) == number; there = observations.Read())
                seen.Add(ObservationOf(observations));
            yield return ExecutionOf(executions, seen, rulesCommand);
        }
    }

    private async Task<SqliteConnection> OpenAsync(CancellationToken cancellationToken)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder(file.ConnectionString) { Mode = SqliteOpenMode.ReadOnly }.ConnectionString);
        await connection.OpenAsync(cancellationToken);
        return connection;
    }

    private static async Task<long?> FirstNumberAsync(SqliteConnection connection, HistoryQuery query, CancellationToken cancellationToken)
    {
        await using var first = Command(
            connection,
            "SELECT min(number) FROM (SELECT number FROM executions WHERE id >= $since AND status <> 'running' AND observations_forgotten_at IS NULL ORDER BY id DESC LIMIT $count)",
            ("$since", FirstIdOf(query.Since)),
            ("$count", Math.Max(1, query.CountMax)));
        return await first.ExecuteScalarAsync(cancellationToken) as long?;
    }

    // Ids begin with their time, so the id that a moment would make divides what came before from what came after.
    private static string FirstIdOf(DateTimeOffset since)
    {
        var milliseconds = Math.Max(0, since.ToUnixTimeMilliseconds());
        return "exe_" + milliseconds.ToString("x12", CultureInfo.InvariantCulture);
    }

    private static SqliteCommand Command(SqliteConnection connection, string sql, params ReadOnlySpan<(string Name, object Value)> values)
    {
        var command = connection.CreateCommand();
#pragma warning disable CA2100 // Statements are constants of this class; values go through parameters.
        command.CommandText = sql;
#pragma warning restore CA2100
        foreach (var (name, value) in values)
            command.Parameters.AddWithValue(name, value);
        return command;
    }

    private static Observation ObservationOf(SqliteDataReader row) => new(
        row.GetInt64(1),
        Moment.Read(row.GetInt64(2)),
        new ProcessReference(row.GetInt32(4), row.GetInt32(5), row.GetString(6)),
        EvidenceJson.Read<Fact>(row.GetString(7)),
        (Decision)row.GetInt32(3));

    private static PastExecution ExecutionOf(SqliteDataReader row, List<Observation> observations, SqliteCommand rules)
    {
        if (!ExecutionId.TryParse(row.GetString(1), out var id))
            throw new StorageException($"'{row.GetString(1)}' is no execution's id.");
        return new PastExecution
        {
            Submission = new Submission
            {
                Id = id,
                Language = new Language(row.GetString(3)),
                Code = row.GetString(12),
                ProfileName = row.GetString(4),
                ApiKeyId = row.GetString(5),
                Context = new SubmissionContext(Text(row, 6), Text(row, 7), Text(row, 8), Text(row, 9), Text(row, 10)),
                ReceivedAt = Moment.Read(row.GetInt64(11)),
                Tenant = row.GetString(27),
            },
            Status = Word<ExecutionStatus>.Read(row.GetString(2)),
            Verdict = Text(row, 13) is { } verdict ? Word<Verdict>.Read(verdict) : Verdict.Allow,
            Detections = EvidenceJson.ReadList<Detection>(Text(row, 14)),
            ObservationsDropped = row.IsDBNull(15) ? 0 : row.GetInt64(15),
            Elapsed = TimeSpan.TryParse(Text(row, 16), CultureInfo.InvariantCulture, out var elapsed) ? elapsed : TimeSpan.Zero,
            Facts = row.IsDBNull(17) ? null : PackedFacts.Unpack(row.GetInt32(17), (byte[])row.GetValue(18)),
            Observations = observations,
            Processes = EvidenceJson.ReadList<ProcessNode>(Text(row, 25)),
            Incident = row.IsDBNull(19) ? OwnOf(row) : IncidentOf(row, id, rules),
        };
    }

    // What joined another's concluded the same then: another policy is judged by that.
    private static Incident? OwnOf(SqliteDataReader row) => Text(row, 26) is { } own ? EvidenceJson.Read<Incident>(own) : null;

    private static Incident IncidentOf(SqliteDataReader row, ExecutionId execution, SqliteCommand rules)
    {
        var text = row.GetString(19);
        rules.Parameters["$id"].Value = text;
        var named = new List<RuleId>();
        using (var reader = rules.ExecuteReader())
        {
            while (reader.Read())
                named.Add(new RuleId(reader.GetString(0)));
        }

        return new Incident
        {
            Id = IncidentId.TryParse(text, out var id) ? id : throw new StorageException($"'{text}' is no incident's id."),
            ExecutionId = execution,
            Severity = (Severity)row.GetInt32(20),
            Decision = Word<IncidentDecision>.Read(row.GetString(21)),
            Summary = row.GetString(22),
            Rules = named,
            Attack = EvidenceJson.ReadList<string>(row.GetString(23)),
            OpenedAt = Moment.Read(row.GetInt64(24)),
        };
    }

    private static string? Text(SqliteDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);
}
