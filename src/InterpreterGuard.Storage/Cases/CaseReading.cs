using InterpreterGuard.Core.Cases;
using InterpreterGuard.Core.Detections;
using InterpreterGuard.Core.Identity;
using InterpreterGuard.Core.Incidents;
using InterpreterGuard.Storage.Evidence;
using InterpreterGuard.Storage.Json;
using Microsoft.Data.Sqlite;

namespace InterpreterGuard.Storage.Cases;

/// <summary>A row of <see cref="CaseSql.Shown"/> back to its record.</summary>
internal static class CaseReading
{
    public static IncidentCase Read(SqliteDataReader row) => new()
    {
        Incident = new Incident
        {
            Id = IncidentId.TryParse(row.GetString(0), out var id) ? id : throw new StorageException($"'{row.GetString(0)}' is no incident's id."),
            ExecutionId = EvidenceReading.ReadExecutionId(row.GetString(1)),
            Severity = (Severity)row.GetInt32(2),
            Decision = Word<IncidentDecision>.Read(row.GetString(3)),
            Summary = row.GetString(4),
            Attack = EvidenceJson.ReadList<string>(row.GetString(5)),
            OpenedAt = Moment.Read(row.GetInt64(6)),
            Fingerprint = row.GetString(12),
            Risk = new RiskScore(row.GetInt32(13), EvidenceJson.ReadList<RiskPart>(row.GetString(14))),
            Rules = [.. (Text(row, 26) ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(rule => new RuleId(rule))],
        },
        Tenant = row.GetString(7),
        ApiKeyId = row.GetString(8),
        Agent = Text(row, 9),
        SessionId = SessionId.TryParse(Text(row, 10), out var session) ? session : null,
        Language = row.GetString(11),
        State = new CaseState(
            Word<CaseStatus>.Read(row.GetString(15)),
            Text(row, 16) is { } disposition ? Word<Disposition>.Read(disposition) : null,
            Text(row, 17),
            Text(row, 18),
            row.IsDBNull(19) ? null : Moment.Read(row.GetInt64(19)),
            row.GetInt64(20) != 0),
        Joined = row.GetInt64(21),
        Group = new CaseGroup(row.GetInt64(22), row.GetInt64(23), Moment.Read(row.GetInt64(24)), Moment.Read(row.GetInt64(25))),
    };

    private static string? Text(SqliteDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);
}
