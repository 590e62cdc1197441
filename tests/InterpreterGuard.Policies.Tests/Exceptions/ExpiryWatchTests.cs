using InterpreterGuard.Core.Policies;
using InterpreterGuard.Policies.Exceptions;
using InterpreterGuard.Policies.Tests.Reloading;
using Microsoft.Extensions.Time.Testing;

namespace InterpreterGuard.Policies.Tests.Exceptions;

public sealed class ExpiryWatchTests : IDisposable
{
    private const string File = "- { id: EX-1, rules: [IG4001], when: port == 4444, owner: jane, reason: x, created: 2026-01-15, expires: 2026-06-30 }\n";

    private readonly TestPolicy _policy = TestPolicy.With();
    private readonly LinesLog _log = new();

    public void Dispose() => _policy.Dispose();

    [Fact]
    public void An_exception_that_stops_working_is_told_once_and_again_by_a_policy_that_still_has_it()
    {
        var time = new FakeTimeProvider(new DateTimeOffset(2026, 6, 30, 23, 59, 0, TimeSpan.Zero));
        var policies = new OnePolicy(_policy.LoadWith(("exceptions.yaml", File)));
        using var watch = new ExpiryWatch(policies, time, new LinesLogger<ExpiryWatch>(_log));

        watch.Look();
        Assert.Empty(Told());

        time.Advance(TimeSpan.FromMinutes(1));
        watch.Look();
        watch.Look();
        Assert.Contains("Exception EX-1 (overlay/exceptions.yaml:1) expired at the end of ", Assert.Single(Told()), StringComparison.Ordinal);

        policies.Current = _policy.LoadWith(("exceptions.yaml", File + "# looked at\n"));
        watch.Look();
        Assert.Equal(2, Told().Count);
    }

    private List<string> Told() => [.. _log.Lines.Where(line => line.Contains("expired", StringComparison.Ordinal))];

    private sealed class OnePolicy(IPolicy policy) : IPolicies
    {
        public IPolicy Current { get; set; } = policy;
    }
}
