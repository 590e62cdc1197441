using InterpreterGuard.Core.Access;
using InterpreterGuard.Core.Audit;
using InterpreterGuard.Core.Cases;
using InterpreterGuard.Core.Detections;
using InterpreterGuard.TestKit.Given;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.EntityFrameworkCore.Infrastructure;

namespace InterpreterGuard.Storage.Tests;

/// <summary>A database of a host before incidents had cases: what it holds is in the queue, as if it had been opened today.</summary>
public sealed class OlderDatabaseTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Incidents_of_an_older_host_are_open_counted_grouped_and_found_by_every_filter()
    {
        var path = OpenStorage.NewPath();
        var (first, second) = await OldAsync(path);
        await using var storage = await OpenStorage.AtAsync(path);

        var all = await storage.Cases.ListAsync(new CaseQuery { Scope = TenantScope.All }, Stop);

        Assert.Equal([second, first], all.Select(row => row.Incident.Id.ToString()));
        Assert.All(all, row => Assert.Equal(("default", "k1", "agent", "python", CaseStatus.Open, 30), (row.Tenant, row.ApiKeyId, row.Agent, row.Language, row.State.Status, row.Incident.Risk.Score)));
        Assert.Equal("IG4004 IG1001", string.Join(' ', all[0].Incident.Rules));
        var group = Assert.Single(await storage.Cases.ListAsync(new CaseQuery { Scope = TenantScope.All, Grouped = true }, Stop));
        Assert.Equal((second, 2, 30), (group.Incident.Id.ToString(), group.Group.Count, group.Incident.Risk.Score));
        Assert.Equal([new CaseCount(CaseStatus.Open, Severity.High, 2)], await storage.Cases.CountAsync(TenantScope.All, Stop));
        Assert.Equal(2, (await storage.Cases.ListAsync(new CaseQuery { Scope = TenantScope.All, Technique = "T1552" }, Stop)).Count);
        Assert.Equal(("default", 0), Assert.Single(await storage.Keys.ListAsync(Stop)) is var key ? (key.Tenant, key.Sees.Count) : default);
    }

    public static TheoryData<string> Versions()
    {
        using var context = Context(":memory:");
        return [.. context.Database.GetMigrations()];
    }

    [Theory]
    [MemberData(nameof(Versions))]
    public async Task A_database_of_every_earlier_version_is_brought_up_to_date_and_takes_evidence(string version)
    {
        var path = OpenStorage.NewPath();
        await MakeAsync(path, version);

        await using var storage = await OpenStorage.AtAsync(path);

        var accepted = GivenExecutions.Accepted();
        var incident = GivenExecutions.IncidentOf(accepted);
        await storage.Evidence.AcceptAsync(accepted, Stop);
        await storage.Evidence.CompleteAsync(GivenExecutions.Ended(accepted, incident.Id), incident, Stop);
        Assert.NotNull(await storage.Cases.FindAsync(incident.Id, TenantScope.All, Stop));
        await storage.Audit.AppendAsync(new AuditEvent(AuditKind.SignIn, "a", "b", "c"), Stop);
        await using var context = Context(path);
        Assert.Empty(await context.Database.GetPendingMigrationsAsync(Stop));
    }

    [Fact]
    public async Task A_database_of_a_newer_version_stops_the_start_with_a_sentence_and_stays_as_it_is()
    {
        var path = OpenStorage.NewPath();
        await using (await OpenStorage.AtAsync(path))
        {
            // Made.
        }

        await using (var context = Context(path))
            await context.Database.ExecuteSqlAsync($"INSERT INTO __EFMigrationsHistory (MigrationId, ProductVersion) VALUES ('29991231000000_Later', '99.0.0')", Stop);

        var refused = await Assert.ThrowsAsync<StorageException>(() => OpenStorage.AtAsync(path));

        Assert.Equal(
            $"The database '{path}' is of a newer version of the host (it has 29991231000000_Later, which this one does not know). Start that version, or put back the copy that was made before the upgrade.",
            refused.Message);
    }

    private static EvidenceContext Context(string path) => new(new DbContextOptionsBuilder<EvidenceContext>().UseSqlite($"Data Source={path};Pooling=False").Options);

    private static async Task MakeAsync(string path, string version)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        await using var context = Context(path);
        await context.GetService<IMigrator>().MigrateAsync(version, Stop);
    }

    private static async Task<(string First, string Second)> OldAsync(string path)
    {
        await MakeAsync(path, "20261128184647_Policies");
        await using var connection = new SqliteConnection($"Data Source={path};Pooling=False");
        await connection.OpenAsync(Stop);
        await RunAsync("INSERT INTO api_keys (id, name, role, secret_hash, created_at) VALUES ('k1', 'old', 'agent', x'00', 1)");
        return (await AddAsync(0), await AddAsync(1));

        async Task<string> AddAsync(int minute)
        {
            var accepted = GivenExecutions.Accepted(at: GivenExecutions.Noon.AddMinutes(minute));
            var incident = GivenExecutions.IncidentOf(accepted, at: GivenExecutions.Noon.AddMinutes(minute));
            await RunAsync(
                $$"""
                INSERT INTO executions (id, status, language, profile, api_key_id, agent, received_at, code, code_hash, inputs, receipt)
                VALUES ('{{accepted.Id}}', 'killed', 'python', 'standard', 'k1', 'agent', 1, 'x', 'hash', '{}', '{}');
                INSERT INTO incidents (id, execution_id, severity, decision, summary, attack, opened_at)
                VALUES ('{{incident.Id}}', '{{accepted.Id}}', 3, 'killed', 'It asked.', '["T1552.005"]', {{minute + 1}});
                INSERT INTO incident_rules (incident_id, position, rule) VALUES ('{{incident.Id}}', 0, 'IG4004'), ('{{incident.Id}}', 1, 'IG1001');
                """);
            return incident.Id.ToString();
        }

        async Task RunAsync(string sql)
        {
            await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The test's own text.
            command.CommandText = sql;
#pragma warning restore CA2100
            await command.ExecuteNonQueryAsync(Stop);
        }
    }
}
