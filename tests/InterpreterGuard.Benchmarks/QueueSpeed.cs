using System.Diagnostics;
using System.Globalization;
using InterpreterGuard.Core.Access;
using InterpreterGuard.Core.Cases;
using InterpreterGuard.Core.Detections;
using InterpreterGuard.Core.Evidence;
using InterpreterGuard.Core.Identity;

namespace InterpreterGuard.Benchmarks;

/// <summary>What the queue's page asks the store for, over a hundred thousand incidents in SQLite; and what the timeline asks of one with twenty thousand observations.</summary>
internal sealed class QueueSpeed : IBenchmark
{
    private const int Incidents = 100_000;
    private const int AtOnce = 32;
    private const int Rounds = 30;
    private const int Observed = 20_000;

    public string Name => "queue";

    public string Description => $"the queue's page over {Incidents} incidents, and a timeline of {Observed} observations";

    public bool NeedsHost => false;

    public async Task<IReadOnlyList<BenchLine>> RunAsync(BenchHost host)
    {
        await using var store = await BenchStore.NewAsync();
        var now = TimeProvider.System.GetUtcNow();
        var done = 0;
        await Parallel.ForAsync(0, Incidents, new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (i, _) =>
        {
            await KeptIncident.KeepAsync(store.Evidence, i, now - TimeSpan.FromSeconds(Incidents - i), observed: 0);
            if (Interlocked.Increment(ref done) % 20_000 == 0)
                await Console.Error.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"  {done} incidents are there"));
        });
        var (big, _) = await KeptIncident.KeepAsync(store.Evidence, Incidents, now, Observed);

        var lines = new List<BenchLine>();
        var all = new Samples();
        foreach (var (what, query) in Queries(now))
        {
            var times = new Samples();
            for (var round = 0; round < Rounds; round++)
            {
                var started = Stopwatch.GetTimestamp();
                await store.Cases.CountAsync(query.Scope, CancellationToken.None);
                await store.Cases.ListAsync(query, CancellationToken.None);
                times.Add(Stopwatch.GetElapsedTime(started));
                all.Add(Stopwatch.GetElapsedTime(started));
            }

            lines.Add(new($"queue, {what}", $"{times.Median:F1} ms", $"p95 {times.Percentile(95):F1} ms", $"{times.Percentile(95):F1} ms", "p95 under 150 ms", times.Percentile(95) < 150));
        }

        lines.Add(new("queue, all of these", $"{all.Median:F1} ms", $"p95 {all.Percentile(95):F1} ms", $"{all.Percentile(95):F1} ms", "p95 under 150 ms", all.Percentile(95) < 150));
        lines.Add(await TimelineAsync(store.Timeline, big, now));
        return lines;
    }

    private static IEnumerable<(string What, CaseQuery Query)> Queries(DateTimeOffset now)
    {
        var open = new CaseQuery { Scope = TenantScope.All };
        yield return ("open, newest first", open);
        yield return ("open, highest risk first", open with { Sort = CaseSort.Risk });
        yield return ("equal ones as one row", open with { Grouped = true });
        yield return ("high or more", open with { SeverityMin = Severity.High });
        yield return ("one rule", open with { Rule = new RuleId("IG4007") });
        yield return ("one technique", open with { Technique = "T1552" });
        yield return ("one agent", open with { Agent = "agent-17" });
        yield return ("one session", open with { SessionId = KeptIncident.SessionOf(17) });
        yield return ("a rare text", open with { Text = "number 77777 " });
        yield return ("a common text", open with { Text = "reached" });
        yield return ("the last hour, critical", open with { From = now.AddHours(-1), SeverityMin = Severity.Critical });
        yield return ("one tenant's", open with { Scope = TenantScope.Of(["tenant-3"]) });
        yield return ("closed", open with { View = CaseView.Closed });
    }

    private static async Task<BenchLine> TimelineAsync(ITimelineStore timeline, ExecutionId id, DateTimeOffset from)
    {
        var times = new Samples();
        for (var round = 0; round < Rounds; round++)
        {
            var started = Stopwatch.GetTimestamp();
            await timeline.ExtentAsync(id, CancellationToken.None);
            await timeline.BinsAsync(id, from, TimeSpan.FromMilliseconds(200), CancellationToken.None);
            await timeline.PageAsync(id, Observed / Rounds * round, 60, CancellationToken.None);
            times.Add(Stopwatch.GetElapsedTime(started));
        }

        return new($"a timeline of {Observed}", $"{times.Median:F1} ms", $"p95 {times.Percentile(95):F1} ms", $"{times.Percentile(95):F1} ms", "p95 under 150 ms", times.Percentile(95) < 150);
    }
}
