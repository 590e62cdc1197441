using InterpreterGuard.Core.Detections;
using InterpreterGuard.Core.Identity;
using InterpreterGuard.Core.Policies;

namespace InterpreterGuard.Cli.Proof;

/// <summary>Shows the policy with what was learned the same runs again: does every program pass now?</summary>
internal static class LearnedCheck
{
    /// <summary>Rules that still stop or report something, by program.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<RuleId>> Run(IPolicy policy, string? profileName, IReadOnlyList<LearnedRun> runs)
    {
        var profile = policy.Profiles[profileName ?? policy.DefaultProfile];
        var still = new SortedDictionary<string, IReadOnlyList<RuleId>>(StringComparer.Ordinal);
        foreach (var run in runs)
        {
            var began = run.Seen.Count > 0 ? run.Seen[0].At : DateTimeOffset.UnixEpoch;
            var watch = policy.Watch(WatchScope.Alone(began), profile);
            var said = run.Read.SelectMany(fact => watch.Evaluate(fact, process: null, began))
                .Concat(run.Seen.SelectMany(seen => watch.Evaluate(seen.Fact, seen.Process, seen.At)))
                .Where(match => match.Action >= RuleAction.Alert)
                .Select(match => match.Rule.Id)
                .ToList();
            if (said.Count > 0)
                still[run.Program] = [.. said.Concat(still.GetValueOrDefault(run.Program) ?? []).Distinct().Order()];
        }

        return still;
    }
}
