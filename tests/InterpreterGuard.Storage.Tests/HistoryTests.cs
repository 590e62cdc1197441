using InterpreterGuard.Core.Evidence;
using InterpreterGuard.Core.Executions;
using InterpreterGuard.Core.Facts;
using InterpreterGuard.Core.Screening;
using InterpreterGuard.Core.Submissions;
using InterpreterGuard.Storage.History;
using InterpreterGuard.Storage.Json;
using InterpreterGuard.TestKit.Given;

namespace InterpreterGuard.Storage.Tests;

public sealed class HistoryTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_past_execution_comes_back_with_what_was_read_seen_and_concluded()
    {
        await using var storage = await OpenStorage.AtAsync(OpenStorage.NewPath());
        var accepted = GivenExecutions.Accepted("print('ü🙂')\n");
        var incident = GivenExecutions.IncidentOf(accepted);
        var ended = GivenExecutions.Ended(accepted, incident.Id) with { Facts = GivenFacts.Code };
        await KeepAsync(storage, ended, incident);

        var past = Assert.Single(await ReadAsync(storage, GivenExecutions.Noon));

        Assert.Equal(accepted.Id, past.Submission.Id);
        Assert.Equal("print('ü🙂')\n", past.Submission.Code);
        Assert.Equal(accepted.Submission.Context, past.Submission.Context);
        Assert.Equal(ended.Status, past.Status);
        Assert.Equal(ended.Verdict, past.Verdict);
        Assert.Equal(EvidenceJson.Write(GivenFacts.Code), EvidenceJson.Write(past.Facts));
        Assert.Equal(EvidenceJson.Write(ended.Observations), EvidenceJson.Write(past.Observations));
        Assert.Equal(EvidenceJson.Write(ended.Detections), EvidenceJson.Write(past.Detections));
        Assert.Equal(EvidenceJson.Write(incident), EvidenceJson.Write(past.Incident));
        Assert.Equal(ended.Processes, past.Processes);
        Assert.Equal(3, past.ObservationsDropped);
        Assert.Equal(TimeSpan.FromMilliseconds(6), past.Elapsed);
    }

    [Fact]
    public async Task Each_execution_has_its_own_observations_in_order()
    {
        await using var storage = await OpenStorage.AtAsync(OpenStorage.NewPath());
        var wanted = new List<int>();
        for (var i = 0; i < 5; i++)
        {
            var accepted = GivenExecutions.Accepted(at: GivenExecutions.Noon.AddSeconds(i));
            var ended = GivenExecutions.Ended(accepted);
            wanted.Add(i * 3);
            await KeepAsync(storage, ended with { Observations = [.. ended.Observations.Take(i * 3)] });
        }

        var past = await ReadAsync(storage, GivenExecutions.Noon);

        Assert.Equal(wanted, past.Select(execution => execution.Observations.Count));
        Assert.All(past, execution => Assert.Equal(Enumerable.Range(1, execution.Observations.Count), execution.Observations.Select(seen => (int)seen.Sequence)));
    }

    [Fact]
    public async Task Only_what_ended_since_then_is_read_and_the_newest_when_there_is_more()
    {
        await using var storage = await OpenStorage.AtAsync(OpenStorage.NewPath());
        for (var i = 0; i < 6; i++)
            await KeepAsync(storage, GivenExecutions.Ended(GivenExecutions.Accepted($"print({i})", GivenExecutions.Noon.AddHours(i))));
        await storage.Evidence.AcceptAsync(GivenExecutions.Accepted("still running", GivenExecutions.Noon.AddHours(7)), Stop);

        var since = await ReadAsync(storage, GivenExecutions.Noon.AddHours(2));
        var newest = await ReadAsync(storage, GivenExecutions.Noon, countMax: 2);

        Assert.Equal(["print(2)", "print(3)", "print(4)", "print(5)"], since.Select(past => past.Submission.Code));
        Assert.Equal(["print(4)", "print(5)"], newest.Select(past => past.Submission.Code));
        Assert.Equal(6, await storage.History.CountAsync(GivenExecutions.Noon, Stop));
    }

    [Fact]
    public async Task Facts_that_were_not_kept_are_missing_and_not_empty()
    {
        await using var storage = await OpenStorage.AtAsync(OpenStorage.NewPath());
        await KeepAsync(storage, GivenExecutions.Ended(GivenExecutions.Accepted()) with { Facts = null });
        await KeepAsync(storage, GivenExecutions.Ended(GivenExecutions.Accepted(at: GivenExecutions.Noon.AddHours(1))) with { Facts = [] });
        var much = Enumerable.Range(0, 40).Select(_ => Text(new string('x', 200_000))).ToList();
        await KeepAsync(storage, GivenExecutions.Ended(GivenExecutions.Accepted(at: GivenExecutions.Noon.AddHours(2))) with { Facts = much });

        var past = await ReadAsync(storage, GivenExecutions.Noon);

        Assert.Null(past[0].Facts);
        Assert.Empty(past[1].Facts!);
        Assert.Null(past[2].Facts);
    }

    [Fact]
    public void A_long_text_is_kept_whole_because_a_rule_may_look_at_its_end()
    {
        var long_ = Text(new string('x', 300_000) + "end");

        var read = PackedFacts.Unpack(PackedFacts.Format, PackedFacts.Pack([long_])!);

        Assert.Equal(long_.Value, Assert.IsType<CodeString>(Assert.Single(read!)).Value);
    }

    [Fact]
    public void What_another_host_wrote_is_no_facts_and_no_failure()
    {
        var packed = PackedFacts.Pack(GivenFacts.Code)!;

        Assert.Null(PackedFacts.Unpack(PackedFacts.Format + 1, packed));
        Assert.Null(PackedFacts.Unpack(PackedFacts.Format, packed[..(packed.Length / 2)]));
        Assert.Null(PackedFacts.Unpack(PackedFacts.Format, "nonsense"u8.ToArray()));
    }

    private static CodeString Text(string value) => new() { Language = Language.Python, Span = SourceSpan.Start, Value = value };

    private static async Task KeepAsync(OpenStorage storage, Execution ended, Core.Incidents.Incident? incident = null)
    {
        await storage.Evidence.AcceptAsync(ended with { Status = ExecutionStatus.Running, EndedAt = null }, Stop);
        await storage.Evidence.CompleteAsync(ended, incident, Stop);
    }

    private static async Task<List<PastExecution>> ReadAsync(OpenStorage storage, DateTimeOffset since, int countMax = 1000)
    {
        var past = new List<PastExecution>();
        await foreach (var execution in storage.History.ReadAsync(new HistoryQuery(since, countMax), Stop))
            past.Add(execution);
        return past;
    }
}
