using System.Globalization;
using System.Text.Json;
using InterpreterGuard.Core.Detections;
using InterpreterGuard.Core.Identity;
using InterpreterGuard.Core.Overviews;
using Microsoft.Data.Sqlite;

namespace InterpreterGuard.Storage.Overviews;

/// <summary>Counts in one snapshot beside the writer.</summary>
internal sealed class SqliteOverviewStore(StorageFile file) : IOverviewStore
{
    public async Task<Overview> ReadAsync(OverviewQuery query, CancellationToken cancellationToken)
    {
        var bars = Bars(query);
        await using var connection = new SqliteConnection(new SqliteConnectionStringBuilder(file.ConnectionString) { Mode = SqliteOpenMode.ReadOnly }.ConnectionString);
        await connection.OpenAsync(cancellationToken);
        await using var snapshot = connection.BeginTransaction(deferred: true);
        var read = new Reading(connection, query, cancellationToken);
        var incidents = await read.ListAsync(OverviewSql.Bars, row => new IncidentsOfBar(row.GetInt32(0), (Severity)row.GetInt32(1), row.GetInt64(2)), ("@bars", bars));
        var techniques = await read.ListAsync(OverviewSql.Techniques, row => new IncidentsOfTechnique(row.GetString(0), row.GetInt64(1)) { Joined = row.GetInt64(2) }, ("@techniques", query.TechniquesMax));
        var rules = await read.ListAsync(
            OverviewSql.Rules,
            row => new IncidentsOfRule(new RuleId(row.GetString(0)), row.GetInt64(1), row.GetInt64(3), row.GetInt64(4)) { Joined = row.GetInt64(2) },
            ("@listed", query.ListedMax));
        var (there, first, last) = (await read.ListAsync(
            OverviewSql.Window, row => (row.GetInt64(0), row.IsDBNull(1) ? 0 : row.GetInt64(1), row.IsDBNull(2) ? -1 : row.GetInt64(2)),
            ("@executions", query.ExecutionsMax), ("@from", IdAt("exe_", query.From)), ("@to", IdAt("exe_", query.To))))[0];

        // No execution in the span: an empty range.
        if (first == 0)
            last = -1;
        var agents = await read.ListAsync(
            OverviewSql.Agents,
            row => new ExecutionsOfAgent(row.IsDBNull(0) ? null : row.GetString(0), row.GetString(1), row.GetInt64(2), row.GetInt64(3), row.GetInt64(4), row.GetInt64(5)),
            ("@first", first), ("@last", last));
        var sensors = await read.ListAsync(
            OverviewSql.Sensors,
            row => new LossesOfSensor(row.GetString(0), row.GetInt64(1), row.GetInt64(2), row.GetInt64(3), row.GetInt64(4), row.GetInt64(5)),
            ("@first", first), ("@last", last));
        return new Overview
        {
            Incidents = incidents,
            Techniques = techniques,
            Rules = rules,
            Agents = [.. agents.Take(query.ListedMax)],
            Sensors = sensors,
            Executions = agents.Sum(agent => agent.Executions),
            OlderLeftOut = there > query.ExecutionsMax,
        };
    }

    private static string Bars(OverviewQuery query)
    {
        if (query.Step <= TimeSpan.Zero || query.To <= query.From || (query.To - query.From) / query.Step > OverviewQuery.BarsMax)
            throw new ArgumentException($"A span has 1 to {OverviewQuery.BarsMax} bars.", nameof(query));
        var bars = new List<object[]>();
        for (var at = query.From; at < query.To; at += query.Step)
            bars.Add([bars.Count, IdAt("inc_", at), IdAt("inc_", at + query.Step < query.To ? at + query.Step : query.To)]);
        return JsonSerializer.Serialize(bars);
    }

    // Ids begin with their time, so the id that a moment would make divides what came before from what came after.
    private static string IdAt(string prefix, DateTimeOffset at) => prefix + Math.Max(0, at.ToUnixTimeMilliseconds()).ToString("x12", CultureInfo.InvariantCulture);

    private sealed class Reading(SqliteConnection connection, OverviewQuery query, CancellationToken cancellationToken)
    {
        public async Task<IReadOnlyList<T>> ListAsync<T>(string sql, Func<SqliteDataReader, T> read, params (string Name, object Value)[] values)
        {
            await using var command = connection.CreateCommand();
            var tenants = query.Scope.Names is { } names ? Tenants(command, names) : null;
#pragma warning disable CA2100 // Statements are constants; values go through parameters.
            command.CommandText = OverviewSql.Scoped(sql, tenants);
#pragma warning restore CA2100
            foreach (var (name, value) in values)
                command.Parameters.AddWithValue(name, value);
            foreach (var (name, at) in new[] { ("@from", query.From), ("@to", query.To) })
            {
                if (!command.Parameters.Contains(name))
                    command.Parameters.AddWithValue(name, IdAt("inc_", at));
            }

            var found = new List<T>();
            await using var reader = await command.ExecuteReaderAsync(cancellationToken);

            // Reading is work of this thread, whatever its name: it is asked between rows.
            while (reader.Read())
            {
                cancellationToken.ThrowIfCancellationRequested();
                found.Add(read(reader));
            }

            return found;
        }

        private static string Tenants(SqliteCommand command, IReadOnlyList<string> names) => string.Join(", ", names.Select((name, index) =>
        {
            var parameter = string.Create(CultureInfo.InvariantCulture, $"@tenant{index}");
            command.Parameters.AddWithValue(parameter, name);
            return parameter;
        }));
    }
}
