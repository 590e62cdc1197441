using InterpreterGuard.Core.Detections;
using InterpreterGuard.Core.Exceptions;
using InterpreterGuard.Core.Facts;
using InterpreterGuard.Core.Identity;
using InterpreterGuard.Core.Observations;
using InterpreterGuard.Core.Policies;
using InterpreterGuard.Core.Profiles;

namespace InterpreterGuard.Core.Tests.Pipeline;

/// <summary>A policy whose rules are C# lambdas: what the pipeline does with matches can be tried without the rule language.</summary>
internal sealed class PolicyOfLambdas : IPolicy, IPolicies, IRuleWatch
{
    private readonly List<(RuleDescription Rule, Func<Fact, bool> When)> _rules = [];

    public IPolicy Current => this;

    public string Id => "lambdas";

    public string Hash { get; init; } = "00";

    public bool Enforced { get; init; } = true;

    public IReadOnlyDictionary<string, Profile> Profiles { get; } =
        new Dictionary<string, Profile>(StringComparer.Ordinal) { ["default"] = new() { Name = "default" } };

    public string DefaultProfile => "default";

    public Disclosure Disclosure => Disclosure.Full;

    public TimeSpan HoldFor { get; set; } = TimeSpan.FromHours(24);

    public IReadOnlyList<ExceptionDescription> Exceptions { get; set; } = [];

    public IReadOnlyList<string> Warnings { get; set; } = [];

    public IReadOnlyList<RuleDescription> Rules => [.. _rules.Select(rule => rule.Rule)];

    /// <summary>Facts that an exception silences, by its id.</summary>
    public Dictionary<string, Func<Fact, bool>> Silencing { get; } = new(StringComparer.Ordinal);

    public PolicyOfLambdas With(string id, RuleAction action, Func<Fact, bool> when, Severity severity = Severity.High, bool trial = false)
    {
        _rules.Add((new RuleDescription
        {
            Id = new RuleId(id), Name = $"rule {id}", On = "any", When = "lambda", Severity = severity, Action = action, Trial = trial, Attack = ["T1611"], Why = "a test", Source = "test",
        }, when));
        return this;
    }

    public IRuleWatch Watch(WatchScope scope, Profile profile) => this;

    public void Process(ProcessNode node)
    {
    }

    public IReadOnlyList<RuleMatch> Evaluate(Fact fact, ProcessReference? process, DateTimeOffset at) =>
        [.. _rules.Where(rule => rule.When(fact)).Select(rule => Match(rule.Rule, fact))];

    private RuleMatch Match(RuleDescription rule, Fact fact) =>
        Silencing.FirstOrDefault(exception => exception.Value(fact)).Key is { } silencedBy
            ? new RuleMatch(rule, RuleAction.Record, $"{rule.Name}: seen") { SilencedBy = silencedBy }
            : new RuleMatch(rule, Enforced && !rule.Trial ? rule.Action : RuleAction.Record, $"{rule.Name}: seen");
}
