using InterpreterGuard.Core.Policies;
using InterpreterGuard.Core.Replays;

namespace InterpreterGuard.Host.Replays;

/// <summary>What would have been otherwise, and how much of the past could be asked.</summary>
internal sealed record ReplayResponse(
    string PolicyId,
    string PolicyHash,
    long Executions,
    int Replayed,
    int ReadAgain,
    int InPart,
    int BeyondKnown,
    IReadOnlyDictionary<string, int> NotReplayable,
    long LeftOut,
    bool OutOfTime,
    int Appears,
    int Vanishes,
    int Changes,
    IReadOnlyList<ReplayedRuleResponse> Rules,
    IReadOnlyList<ReplayedIncidentResponse> Incidents,
    double ElapsedMs,
    double ElapsedThenMs)
{
    public static ReplayResponse Of(IPolicy policy, ReplayReport report) => new(
        policy.Id,
        policy.Hash,
        report.Executions,
        report.Replayed,
        report.ReadAgain,
        report.InPart,
        report.BeyondKnown,
        report.NotReplayable,
        report.LeftOut,
        report.OutOfTime,
        report.Appears,
        report.Vanishes,
        report.Changes,
        [.. report.Rules.Select(ReplayedRuleResponse.Of)],
        [.. report.Incidents.Select(ReplayedIncidentResponse.Of)],
        report.Elapsed.TotalMilliseconds,
        report.ElapsedThen.TotalMilliseconds);
}
