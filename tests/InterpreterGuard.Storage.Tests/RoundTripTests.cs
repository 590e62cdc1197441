using System.Reflection;
using System.Text.Json.Serialization;
using InterpreterGuard.Core.Executions;
using InterpreterGuard.Core.Facts;
using InterpreterGuard.Core.Identity;
using InterpreterGuard.Storage.Json;
using InterpreterGuard.TestKit.Given;

namespace InterpreterGuard.Storage.Tests;

public sealed class RoundTripTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public void The_given_facts_are_of_every_kind_there_is()
    {
        var kinds = typeof(Fact).GetCustomAttributes<JsonDerivedTypeAttribute>().Select(attribute => (string)attribute.TypeDiscriminator!);

        var given = GivenFacts.Code.Cast<Fact>().Concat(GivenFacts.Runtime).Select(fact => fact.Kind);

        Assert.Equal(kinds.Order(StringComparer.Ordinal), given.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task An_execution_comes_back_as_it_was_kept()
    {
        await using var storage = await OpenStorage.AtAsync(OpenStorage.NewPath());
        var accepted = GivenExecutions.Accepted("print('ü🙂')\n");
        var incident = GivenExecutions.IncidentOf(accepted);
        var ended = GivenExecutions.Ended(accepted, incident.Id);

        await storage.Evidence.AcceptAsync(accepted, Stop);
        var running = await storage.Evidence.FindExecutionAsync(accepted.Id, Stop);
        await storage.Evidence.CompleteAsync(ended, incident, Stop);
        var found = await storage.Evidence.FindExecutionAsync(accepted.Id, Stop);
        var observations = await storage.Evidence.ListObservationsAsync(accepted.Id, 0, 1000, Stop);

        Assert.Equal(EvidenceJson.Write(accepted), EvidenceJson.Write(running));
        Assert.Equal(EvidenceJson.Write(ended with { Observations = [] }), EvidenceJson.Write(found));
        Assert.Equal(EvidenceJson.Write(ended.Observations), EvidenceJson.Write(observations));
        Assert.Equal(EvidenceJson.Write(incident), EvidenceJson.Write(await storage.Evidence.FindIncidentAsync(incident.Id, Stop)));
    }

    [Fact]
    public async Task Facts_come_back_as_their_own_types()
    {
        await using var storage = await OpenStorage.AtAsync(OpenStorage.NewPath());
        var accepted = GivenExecutions.Accepted();
        await storage.Evidence.AcceptAsync(accepted, Stop);
        await storage.Evidence.CompleteAsync(GivenExecutions.Ended(accepted), null, Stop);

        var found = await storage.Evidence.FindExecutionAsync(accepted.Id, Stop);
        var observations = await storage.Evidence.ListObservationsAsync(accepted.Id, 0, 1000, Stop);

        Assert.Equal(GivenFacts.Code.Select(fact => fact.GetType()), found!.Findings.Select(finding => finding.Fact.GetType()));
        Assert.Equal(GivenFacts.Runtime.Select(fact => fact.GetType()), observations.Select(observation => observation.Fact.GetType()));
    }

    [Fact]
    public async Task Observations_are_read_page_by_page()
    {
        await using var storage = await OpenStorage.AtAsync(OpenStorage.NewPath());
        var accepted = GivenExecutions.Accepted();
        await storage.Evidence.AcceptAsync(accepted, Stop);
        await storage.Evidence.CompleteAsync(GivenExecutions.Ended(accepted), null, Stop);

        var page = await storage.Evidence.ListObservationsAsync(accepted.Id, after: 3, countMax: 2, Stop);

        Assert.Equal([4L, 5L], page.Select(observation => observation.Sequence));
    }

    [Fact]
    public async Task A_long_quote_in_a_fact_is_cut_and_says_so_while_the_code_stays_whole()
    {
        await using var storage = await OpenStorage.AtAsync(OpenStorage.NewPath());
        var text = new string('x', 100_000);
        var accepted = GivenExecutions.Accepted(text);
        var ended = GivenExecutions.Ended(accepted);
        var fact = (CodeString)GivenFacts.Code[2] with { Value = text };
        await storage.Evidence.AcceptAsync(accepted, Stop);
        await storage.Evidence.CompleteAsync(ended with { Findings = [ended.Findings[0] with { Fact = fact }] }, null, Stop);

        var found = await storage.Evidence.FindExecutionAsync(accepted.Id, Stop);

        Assert.Equal(text, found!.Submission.Code);
        Assert.Equal(new string('x', 16_384) + "… [83616 more characters]", Assert.IsType<CodeString>(found.Findings[0].Fact).Value);
    }

    [Fact]
    public async Task What_was_never_kept_is_not_found()
    {
        await using var storage = await OpenStorage.AtAsync(OpenStorage.NewPath());

        Assert.Null(await storage.Evidence.FindExecutionAsync(ExecutionId.New(TimeProvider.System), Stop));
        Assert.Null(await storage.Evidence.FindIncidentAsync(IncidentId.New(TimeProvider.System), Stop));
        Assert.Empty(await storage.Evidence.ListObservationsAsync(ExecutionId.New(TimeProvider.System), 0, 10, Stop));
    }

    [Theory]
    [MemberData(nameof(Statuses))]
    public async Task Every_status_comes_back(ExecutionStatus status)
    {
        await using var storage = await OpenStorage.AtAsync(OpenStorage.NewPath());
        var accepted = GivenExecutions.Accepted();
        await storage.Evidence.AcceptAsync(accepted, Stop);
        await storage.Evidence.CompleteAsync(accepted with { Status = status, EndedAt = GivenExecutions.Noon }, null, Stop);

        Assert.Equal(status, (await storage.Evidence.FindExecutionAsync(accepted.Id, Stop))!.Status);
    }

    public static TheoryData<ExecutionStatus> Statuses() => [.. Enum.GetValues<ExecutionStatus>()];
}
