using InterpreterGuard.Core.Facts;
using InterpreterGuard.Core.Policies;
using InterpreterGuard.Core.Profiles;

namespace InterpreterGuard.Policies.Tests;

/// <summary>Asks rules about one fact alone.</summary>
internal static class Judging
{
    public static readonly DateTimeOffset Noon = new(2026, 6, 1, 12, 0, 0, TimeSpan.Zero);

    public static IReadOnlyList<RuleMatch> Judge(this IPolicy policy, Fact fact, Profile profile) =>
        policy.Watch(WatchScope.Alone(Noon), profile).Evaluate(fact, process: null, Noon);
}
