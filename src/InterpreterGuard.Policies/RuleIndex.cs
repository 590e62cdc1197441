using System.Collections.Frozen;
using InterpreterGuard.Core.Detections;
using InterpreterGuard.Core.Policies;
using InterpreterGuard.Policies.Conditions;
using InterpreterGuard.Policies.Exceptions;
using InterpreterGuard.Policies.Files;

namespace InterpreterGuard.Policies;

/// <summary>The rules of a policy by the kind of fact they wait for: judging a fact costs what the rules of its kind cost, however many others there are.</summary>
internal sealed class RuleIndex
{
    private readonly FrozenDictionary<string, RulePart[]> _byKind;
    private readonly FrozenDictionary<string, RulePart[]> _withAdvice;

    public RuleIndex(IEnumerable<RuleDraft> inOrder, Func<RuleDraft, RuleAction> actionOf, IReadOnlyList<ExceptionDraft> exceptions, CompiledConditions conditions)
    {
        var parts = new List<(string Kind, RulePart Part)>();
        foreach (var draft in inOrder)
        {
            var steps = draft.Steps.Select(step => new CompiledStep(conditions.ById[step.Condition.Id], step.Within)).ToArray();
            var silencing = exceptions.Where(exception => exception.Description.Rules.Contains(draft.Description.Id))
                .Select(exception => new CompiledException(exception.Description, conditions.ById[exception.On(draft.Description.On)!.Id]));
            var rule = new CompiledRule(
                draft.Description, actionOf(draft), conditions.ById[draft.Condition.Id], steps, steps.Length == 0 ? -1 : Sequences++, [.. silencing]);
            UsesProcessTrees |= draft.Description.Scope == RuleScope.ProcessTree;

            // The last part first: a fact that fits two parts of a sequence is not its own follower.
            parts.Add((draft.Description.On, new(rule, steps.Length)));
            for (var i = steps.Length - 1; i >= 0; i--)
                parts.Add((draft.Steps[i].Condition.Kind.Name, new(rule, i)));
        }
        _byKind = ByKind(parts.Where(part => part.Part.Rule.Description.Action != RuleAction.Advise));
        _withAdvice = ByKind(parts);
        Counters = conditions.Counters;
    }

    /// <summary>Counters of all conditions together.</summary>
    public int Counters { get; }

    /// <summary>Rules with steps.</summary>
    public int Sequences { get; }

    /// <summary>A rule asks which process tree a fact belongs to.</summary>
    public bool UsesProcessTrees { get; }

    /// <summary>The parts of rules that wait for a kind of fact, in the order of the rules; those that advise only when they are wanted.</summary>
    public ReadOnlySpan<RulePart> Of(string kind, bool advice) => (advice ? _withAdvice : _byKind).TryGetValue(kind, out var parts) ? parts : [];

    private static FrozenDictionary<string, RulePart[]> ByKind(IEnumerable<(string Kind, RulePart Part)> parts) => parts
        .GroupBy(part => part.Kind, StringComparer.Ordinal)
        .ToFrozenDictionary(kind => kind.Key, kind => kind.Select(part => part.Part).ToArray(), StringComparer.Ordinal);
}
