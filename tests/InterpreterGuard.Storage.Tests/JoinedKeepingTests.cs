using InterpreterGuard.Core.Access;
using InterpreterGuard.Core.Audit;
using InterpreterGuard.Core.Cases;
using InterpreterGuard.Core.Detections;
using InterpreterGuard.Core.Keeping;
using InterpreterGuard.Storage.Evidence;
using InterpreterGuard.Storage.Keeping;
using InterpreterGuard.TestKit.Given;
using Microsoft.Extensions.Options;

namespace InterpreterGuard.Storage.Tests;

/// <summary>Erasure, retention and legal hold of executions that joined an incident.</summary>
public sealed class JoinedKeepingTests : IAsyncLifetime
{
    private Joining _joining = null!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private OpenStorage Storage => _joining.Storage;

    public async ValueTask InitializeAsync() => _joining = await Joining.BeginAsync();

    public ValueTask DisposeAsync() => _joining.DisposeAsync();

    [Fact]
    public async Task One_of_those_that_joined_is_erased_alone()
    {
        var (host, _, _) = await _joining.JoinedAsync();
        var (execution, own) = await _joining.KeepAsync(user: "jane", minute: 5);
        Assert.Equal(2, (await _joining.CaseOfAsync(host)).Joined);

        var (counted, done) = await EraseAsync(new ErasureScope("default", User: "jane"));

        Assert.Equal((1, 0), (done.Executions, done.Incidents));
        Assert.Equal(counted, done);
        Assert.Null(await Storage.Evidence.FindExecutionAsync(execution.Id, Stop));
        Assert.Null(await Storage.Cases.FindAsync(own.Id, TenantScope.All, Stop));
        Assert.Equal((1, 4), await _joining.CaseOfAsync(host) is var left ? (left.Joined, left.Group.Count) : default);
        await ProveAsync();
    }

    [Fact]
    public async Task Where_the_one_that_opened_it_is_erased_the_case_goes_on_under_one_that_joined()
    {
        for (var i = 0; i < Joining.Most - 1; i++)
            await _joining.KeepAsync(minute: i);
        var (first, opened) = await _joining.KeepAsync(user: "jane", minute: 2);
        var (second, older) = await _joining.KeepAsync(minute: 3);
        var (third, newer) = await _joining.KeepAsync(minute: 4);
        Assert.Equal(2, (await _joining.CaseOfAsync(opened)).Joined);
        await _joining.StepAsync(opened, CaseAction.Decide, Disposition.Benign);

        var (counted, done) = await EraseAsync(new ErasureScope("default", User: "jane"));

        Assert.Equal((1, 0), (done.Executions, done.Incidents));
        Assert.Equal(counted, done);
        Assert.Null(await Storage.Evidence.FindExecutionAsync(first.Id, Stop));
        Assert.Null(await Storage.Cases.FindAsync(opened.Id, TenantScope.All, Stop));
        var heir = await _joining.CaseOfAsync(newer);
        Assert.Equal((newer.Id, third.Id, CaseStatus.Closed, Disposition.Benign, 1), (heir.Incident.Id, heir.Incident.ExecutionId, heir.State.Status, heir.State.Disposition, heir.Joined));
        Assert.Equal(newer.Id, (await _joining.CaseOfAsync(older)).Incident.Id);
        Assert.Equal(second.Id, Assert.Single(await Storage.Cases.ListJoinedAsync(newer.Id, null, 10, Stop)).Own.ExecutionId);
        Assert.Equal((4, 2), (heir.Group.Count, heir.Group.OpenCount));
        var step = Assert.Single(await Storage.Cases.ListStepsAsync(newer.Id, Stop));
        Assert.Equal(("guard", CaseAction.Comment, $"It took over from {opened.Id}, whose execution was deleted."), (step.Actor, step.Action, step.Note));
        var link = Assert.Single(await Storage.Audit.ListNewestAsync(AuditKind.Deletion, long.MaxValue, 10, Stop), link => link.Subject == opened.Id.ToString());
        Assert.EndsWith($", goes on as {newer.Id}", link.Detail, StringComparison.Ordinal);
        await ProveAsync();
    }

    [Fact]
    public async Task Where_all_are_erased_nothing_is_left_and_the_count_was_right()
    {
        for (var i = 0; i < 130; i++)
            await _joining.KeepAsync(minute: i / 100.0);
        var (_, foreign) = await _joining.KeepAsync(tenant: "acme");

        var (counted, done) = await EraseAsync(new ErasureScope("default"));

        Assert.Equal((130, 3, 3), (done.Executions, done.Incidents, done.Messages));
        Assert.Equal(counted, done);
        Assert.Equal(foreign.Id, Assert.Single(await _joining.RowsAsync()).Incident.Id);
        Assert.Equal((1, 0), (await Storage.Cases.CountAsync(TenantScope.All, Stop) is [var only] ? only.Count : -1, await JoinsAsync()));
        await ProveAsync();
    }

    [Fact]
    public async Task What_joined_an_incident_on_hold_is_on_hold_and_takes_that_along_when_it_leaves()
    {
        var (host, execution, own) = await _joining.JoinedAsync();
        await _joining.StepAsync(host, CaseAction.Hold);

        var (_, done) = await EraseAsync(new ErasureScope("default"));
        await SweepAsync(10_000);

        Assert.Equal((2, 2), (done.Executions, done.OnHold));
        Assert.NotNull(await Storage.Evidence.FindExecutionAsync(execution.Id, Stop));
        Assert.NotEmpty(await Storage.Evidence.ListObservationsAsync(execution.Id, 0, 100, Stop));

        await Storage.Evidence.AppendAsync(execution, [], own with { Severity = Severity.Critical }, Stop);
        var left = await _joining.CaseOfAsync(own);
        Assert.Equal((own.Id, true), (left.Incident.Id, left.State.LegalHold));
        Assert.Equal(CaseAction.Hold, Assert.Single(await Storage.Cases.ListStepsAsync(own.Id, Stop)).Action);
        Assert.Equal(2, (await EraseAsync(new ErasureScope("default"))).Done.OnHold);
        await ProveAsync();
    }

    [Fact]
    public async Task Retention_takes_an_incident_with_all_that_joined_it_and_not_before_the_last_of_them()
    {
        for (var i = 0; i < 60; i++)
            await _joining.KeepAsync(severity: Severity.Info, minute: i / 10.0);
        await _joining.KeepAsync(severity: Severity.High, risk: 30, minute: 7);

        await SweepAsync(89);
        Assert.Equal(61, await ExecutionsAsync());
        await SweepAsync(91);

        Assert.Equal((1, 0), (await ExecutionsAsync(), await JoinsAsync()));
        Assert.Equal(Severity.High, Assert.Single(await _joining.RowsAsync()).Incident.Severity);
        await ProveAsync();
    }

    [Fact]
    public async Task What_joined_keeps_an_old_incident_from_going()
    {
        var (host, _, own) = await _joining.JoinedAsync();
        using (var connection = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={_joining.Path}"))
        {
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = "UPDATE incidents SET last_at = last_at + 200 * 86400 * 1000000 WHERE joined > 0";
            Assert.Equal(1, command.ExecuteNonQuery());
        }

        await SweepAsync(366);

        Assert.Equal(host.Id, (await _joining.CaseOfAsync(own)).Incident.Id);
        Assert.Equal(2, await ExecutionsAsync());
    }

    private async Task<(ErasureCounts Counted, ErasureCounts Done)> EraseAsync(ErasureScope scope)
    {
        var counted = await Storage.Erasures.CountAsync(scope, Stop);
        return (counted, (await Storage.Erasures.EraseAsync(new ErasureOrder(scope, "boss", "Asked for."), Stop)).Counts);
    }

    private async Task SweepAsync(int days)
    {
        var time = new Calendar();
        time.Set(GivenExecutions.Noon.AddDays(days));
        var forgetting = new Forgetting(Storage.Get<Writing.EvidenceWriter>(), Storage.Get<IncidentBook>(), time);
        await new RetentionSweep(Storage.Get<StorageFile>(), Storage.Get<Writing.EvidenceWriter>(), forgetting, Storage.Get<IOptions<RetentionOptions>>(), time).RunAsync(Stop);
    }

    private Task<long> ExecutionsAsync() => NumberAsync("SELECT count(*) FROM executions");

    private Task<long> JoinsAsync() => NumberAsync("SELECT count(*) FROM incident_joins");

    private async Task<long> NumberAsync(string sql)
    {
        await using var connection = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={_joining.Path}");
        await connection.OpenAsync(Stop);
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The test's own text.
        command.CommandText = sql;
#pragma warning restore CA2100
        return (long)(await command.ExecuteScalarAsync(Stop))!;
    }

    private async Task ProveAsync()
    {
        var proof = new AuditProof([]);
        foreach (var entry in await Storage.Audit.ListAsync(0, 1000, Stop))
            proof.Take(entry);
        Assert.Null(proof.Problem);
    }
}
