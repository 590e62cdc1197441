using System.Collections.Frozen;
using InterpreterGuard.Core.Detections;
using InterpreterGuard.Core.Exceptions;
using InterpreterGuard.Core.Policies;
using InterpreterGuard.Core.Profiles;
using InterpreterGuard.Policies.Conditions;
using InterpreterGuard.Policies.Exceptions;
using InterpreterGuard.Policies.Files;
using InterpreterGuard.Policies.Packs;
using InterpreterGuard.Policies.Windows;
using InterpreterGuard.Policies.Yaml;

namespace InterpreterGuard.Policies;

/// <summary>A policy as read from its folder.</summary>
public sealed class LoadedPolicy : IPolicy
{
    private readonly RuleIndex _index;
    private readonly Provenance _provenance;
    private readonly SharedMemory _memory = new();

    internal LoadedPolicy(
        PolicySettings settings, string hash, IReadOnlyDictionary<string, Profile> profiles, IEnumerable<RuleDraft> rules,
        IReadOnlyList<ExceptionDraft> exceptions, CompiledConditions conditions, Provenance provenance)
    {
        var inOrder = rules.OrderBy(rule => rule.Description.Id).ToList();
        _provenance = provenance;
        Id = settings.Id;
        Hash = hash;
        Enforced = settings.Enforced;
        Disclosure = settings.Disclosure;
        HoldFor = settings.HoldFor;
        DefaultProfile = settings.DefaultProfile!.Value;
        Profiles = profiles.ToFrozenDictionary(StringComparer.Ordinal);
        Rules = [.. inOrder.Select(rule => rule.Description)];
        Samples = [.. inOrder.SelectMany(rule => rule.Samples)];
        _index = new(inOrder.Where(rule => rule.Description.Enabled), ActionOf, exceptions, conditions);
        Exceptions = [.. exceptions.Select(exception => exception.Description)];
        Warnings = [.. ExceptionWarnings.Of(Exceptions, Rules.ToDictionary(rule => rule.Id.Value, StringComparer.Ordinal)), .. provenance.Weakened];
    }

    public string Id { get; }

    public string Hash { get; }

    public bool Enforced { get; }

    public IReadOnlyDictionary<string, Profile> Profiles { get; }

    public string DefaultProfile { get; }

    public Disclosure Disclosure { get; }

    public TimeSpan HoldFor { get; }

    public IReadOnlyList<RuleDescription> Rules { get; }

    public IRedaction Redaction { get; internal init; } = NoRedaction.Instance;

    /// <summary>What <c>egress.yaml</c> says.</summary>
    public EgressRules Egress { get; internal init; } = EgressRules.Unsaid;

    public IReadOnlyList<ExceptionDescription> Exceptions { get; }

    public IReadOnlyList<string> Warnings { get; }

    /// <summary>What each rule must fire on and must spare.</summary>
    public IReadOnlyList<RuleSample> Samples { get; }

    public IReadOnlyList<PolicyText> Texts { get; internal init; } = [];

    public IReadOnlyList<string> Explained => _provenance.Subjects;

    public PolicyExplanation? Explain(string subject) => _provenance.Explain(subject);

    /// <summary>A sentence that guesses which part of the policy was meant, with a blank before it; empty when nothing is near.</summary>
    public string Meant(string subject) => Problems.Meant(subject, Explained);

    public IRuleWatch Watch(WatchScope scope, Profile profile) => new RuleWatch(_index, _memory, scope, profile);

    // Advice never acts; a policy that only observes gives it all the same.
    private RuleAction ActionOf(RuleDraft rule) =>
        rule.Description is { Action: RuleAction.Advise, Trial: false } ? RuleAction.Advise
        : Enforced && rule.Enforced && !rule.Description.Trial ? rule.Description.Action
        : RuleAction.Record;
}
