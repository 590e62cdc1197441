using InterpreterGuard.Core.Access;
using InterpreterGuard.Core.Admission;
using InterpreterGuard.Core.Overviews;
using InterpreterGuard.Core.Policies;
using InterpreterGuard.Core.Sandboxes;
using InterpreterGuard.Host.Admission;
using InterpreterGuard.Host.Health;

namespace InterpreterGuard.Host.Overviews;

/// <summary>Gathers the overview, for the page and the API alike: what the store counts, and how the host stands now.</summary>
internal sealed class OverviewReader(IOverviewStore store, ISandboxes sandboxes, AdmissionDesk desk, IPolicies policies, IPolicyReloads reloads, TimeProvider time)
{
    public async Task<OverviewResponse> ReadAsync(TenantScope scope, OverviewSpan span, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var from = Floor(now - span.Length, span.Step);
        var counted = await store.ReadAsync(new OverviewQuery(scope, from, now, span.Step), cancellationToken);
        var policy = policies.Current;
        var health = sandboxes.Health;
        var names = policy.Rules.ToDictionary(rule => rule.Id.Value, rule => rule.Name, StringComparer.Ordinal);
        return new OverviewResponse(
            span.Name,
            from,
            now,
            (long)span.Step.TotalSeconds,
            BarResponse.Of(counted.Incidents, from, now, span.Step),
            [.. counted.Techniques.Select(TechniqueResponse.Of)],
            [.. counted.Rules.Select(rule => new RuleCountResponse(
                rule.Rule.Value, names.GetValueOrDefault(rule.Rule.Value), rule.Count, rule.Joined, rule.Decided, rule.FalsePositives, rule.FalsePositiveRate))],
            counted.Agents,
            counted.Executions,
            counted.OlderLeftOut,
            counted.Sensors,
            new PoolHealth(health.Warm, health.Running, health.RunningMax, health.LeftOver),
            QueueHealth.Of(desk.Health),
            new PolicyInForce(policy.Id, policy.Hash, policy.Enforced ? "enforce" : "observe", policy.Rules.Count, policy.Warnings.Count, reloads.Last is { Changed: true } last ? last.At : null));
    }

    private static DateTimeOffset Floor(DateTimeOffset at, TimeSpan step) => new(at.UtcTicks - (at.UtcTicks % step.Ticks), TimeSpan.Zero);
}
