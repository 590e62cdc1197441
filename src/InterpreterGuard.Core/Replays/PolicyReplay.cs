using System.Diagnostics;
using InterpreterGuard.Core.Evidence;
using InterpreterGuard.Core.Executions;
using InterpreterGuard.Core.Facts;
using InterpreterGuard.Core.Policies;
using InterpreterGuard.Core.Screening;

namespace InterpreterGuard.Core.Replays;

/// <summary>
/// Answers "what would change": judges past executions by another policy and compares the incidents with those in the store. Executions are taken one after
/// the other in the order in which they were received, so that rules which count over a session or a tenant meet what they would have met.
/// </summary>
public sealed class PolicyReplay(IExecutionHistory history, IScreener screener)
{
    /// <summary>Executions between two reports of how far it is.</summary>
    private const int TellEvery = 20;

    /// <summary>Replays.</summary>
    /// <param name="policy">The other policy, loaded for this: what its rules remember must not be what they remember of the present.</param>
    /// <param name="query">Which executions, and the bounds.</param>
    /// <param name="cancellationToken">Ends it without a report.</param>
    public async Task<ReplayReport> RunAsync(IPolicy policy, ReplayQuery query, CancellationToken cancellationToken)
    {
        var started = Stopwatch.GetTimestamp();
        var tally = new ReplayTally(query);
        var there = await history.CountAsync(query.Since, cancellationToken);
        var looked = 0;
        await foreach (var past in history.ReadAsync(new HistoryQuery(query.Since, query.CountMax), cancellationToken))
        {
            if (Stopwatch.GetElapsedTime(started) > query.TimeMax)
            {
                tally.OutOfTime = true;
                break;
            }

            await ReplayAsync(past, policy, tally, cancellationToken);
            if (++looked % TellEvery == 0)
                query.Progress?.Report(new ReplayProgress(looked, Math.Min(there, query.CountMax)));
        }

        return tally.Report(there, Stopwatch.GetElapsedTime(started));
    }

    private async Task ReplayAsync(PastExecution past, IPolicy policy, ReplayTally tally, CancellationToken cancellationToken)
    {
        if (!policy.Profiles.TryGetValue(past.Submission.ProfileName, out var profile))
        {
            tally.Cannot(NotReplayable.NoProfile);
            return;
        }

        var facts = past.Facts ?? await ReadAgainAsync(past, tally, cancellationToken);
        if (facts is not null)
            tally.Add(past, ExecutionReplay.Run(past, facts, policy, profile), readAgain: past.Facts is null);
    }

    // The code is kept whole, so what older hosts did not keep can be read out of it again, as far as the bound goes.
    private async Task<IReadOnlyList<CodeFact>?> ReadAgainAsync(PastExecution past, ReplayTally tally, CancellationToken cancellationToken)
    {
        if (past.Status is ExecutionStatus.Cancelled or ExecutionStatus.SandboxFailed && past.Observations.Count == 0)
            return tally.Cannot(NotReplayable.NeverRead);
        if (!tally.MayReadAgain)
            return tally.Cannot(NotReplayable.FactsMissing);
        try
        {
            var report = await screener.ScreenAsync(past.Submission.Language, past.Submission.Code, cancellationToken);
            return report.Facts.Any(fact => fact is CodeUnreadable { Reason: "unavailable" }) ? tally.Cannot(NotReplayable.Unreadable) : report.Facts;
        }
        catch (Exception broken) when (broken is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            return tally.Cannot(NotReplayable.Unreadable);
        }
    }
}
