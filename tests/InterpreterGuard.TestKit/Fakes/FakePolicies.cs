using InterpreterGuard.Core.Detections;
using InterpreterGuard.Core.Exceptions;
using InterpreterGuard.Core.Facts;
using InterpreterGuard.Core.Identity;
using InterpreterGuard.Core.Observations;
using InterpreterGuard.Core.Policies;
using InterpreterGuard.Core.Profiles;

namespace InterpreterGuard.TestKit.Fakes;

/// <summary>A policy whose conditions are lambdas. It judges like a real one: rules in the order they were added, actions only recorded when not enforced.</summary>
public sealed class FakePolicies : IPolicies, IPolicyReloads, IPolicy, IRuleWatch
{
    private readonly List<(RuleDescription Rule, Func<Fact, bool> When)> _rules = [];

    public IPolicy Current => this;

    /// <summary>What reading the files anew would find wrong.</summary>
    public IReadOnlyList<string> ProblemsOfReload { get; set; } = [];

    public PolicyReload? Last { get; private set; }

    public int Reloads { get; private set; }

    public string Id => "fake";

    public string Hash { get; set; } = "f00d";

    public bool Enforced { get; set; } = true;

    public IRedaction Redaction { get; set; } = NoRedaction.Instance;

    public IDictionary<string, Profile> MutableProfiles => (IDictionary<string, Profile>)Profiles;

    public IReadOnlyDictionary<string, Profile> Profiles { get; } = new Dictionary<string, Profile>(StringComparer.Ordinal)
    {
        ["standard"] = new Profile { Name = "standard", WallClockMax = TimeSpan.FromSeconds(10) },
        ["long"] = new Profile { Name = "long", WallClockMax = TimeSpan.FromSeconds(120) },
    };

    public string DefaultProfile => "standard";

    public Disclosure Disclosure { get; set; } = Disclosure.Rules;

    public TimeSpan HoldFor { get; set; } = TimeSpan.FromHours(24);

    public IReadOnlyList<ExceptionDescription> Exceptions { get; set; } = [];

    public IReadOnlyList<string> Warnings { get; set; } = [];

    public IReadOnlyList<RuleDescription> Rules => [.. _rules.Select(rule => rule.Rule)];

    public Task<PolicyReload> ReloadAsync(CancellationToken cancellationToken)
    {
        Reloads++;
        return Task.FromResult(Last = new(TimeProvider.System.GetUtcNow(), TimeSpan.FromMilliseconds(5), Hash, ProblemsOfReload.Count == 0, ProblemsOfReload));
    }

    public IReadOnlyList<PolicyText> Texts { get; set; } = [];

    public IReadOnlyList<string> Explained => ["policy", .. _rules.Select(rule => rule.Rule.Id.Value)];

    public PolicyExplanation? Explain(string subject) => _rules.Where(rule => string.Equals(rule.Rule.Id.Value, subject, StringComparison.Ordinal))
        .Select(rule => new PolicyExplanation(subject, [new("name", rule.Rule.Name, rule.Rule.Source, [new("An older name", "test.yaml:0")])], ["It does what 'then' says."]))
        .FirstOrDefault();

    /// <summary>The exception that silences a fact, by its id.</summary>
    public Func<Fact, string?> SilencedBy { get; set; } = _ => null;

    public FakePolicies With(string id, string name, RuleAction action, Severity severity, Func<Fact, bool> when, params string[] tags)
    {
        _rules.Add((new RuleDescription
        {
            Id = new RuleId(id), Name = name, On = "any", When = "a lambda", Severity = severity, Action = action, Attack = ["T1059"], Tags = tags,
            Why = "A test wants it.", Source = "test.yaml:1",
        }, when));
        return this;
    }

    public IRuleWatch Watch(WatchScope scope, Profile profile) => this;

    public void Process(ProcessNode node)
    {
    }

    public IReadOnlyList<RuleMatch> Evaluate(Fact fact, ProcessReference? process, DateTimeOffset at) =>
    [
        .. _rules.Where(rule => rule.When(fact))
            .Select(rule => new RuleMatch(rule.Rule, Enforced && SilencedBy(fact) is null ? rule.Rule.Action : RuleAction.Record, $"{rule.Rule.Name}: {fact.Kind}")
            {
                SilencedBy = SilencedBy(fact),
            }),
    ];
}
