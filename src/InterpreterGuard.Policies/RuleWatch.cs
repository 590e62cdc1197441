using InterpreterGuard.Core.Detections;
using InterpreterGuard.Core.Facts;
using InterpreterGuard.Core.Observations;
using InterpreterGuard.Core.Pipeline;
using InterpreterGuard.Core.Policies;
using InterpreterGuard.Core.Profiles;
using InterpreterGuard.Policies.Windows;

namespace InterpreterGuard.Policies;

/// <summary>The rules of a policy looking at one execution.</summary>
internal sealed class RuleWatch(RuleIndex index, SharedMemory shared, WatchScope scope, Profile profile) : IRuleWatch
{
    private readonly RuleMemory _memory = new(shared, scope, index.Counters, index.Sequences, index.UsesProcessTrees);
    private readonly bool _advice = scope.Advice || profile.Advice;

    public IReadOnlyList<RuleMatch> Evaluate(Fact fact, ProcessReference? process, DateTimeOffset at)
    {
        List<RuleMatch>? matches = null;
        _memory.Meet(process, at);
        foreach (var part in index.Of(fact.Kind, _advice))
        {
            if ((part.Rule.Steps.Count == 0 ? Ask(part.Rule, fact) : AskSequence(part, fact)) is { } match)
                (matches ??= []).Add(match);
        }
        return (IReadOnlyList<RuleMatch>?)matches ?? Array.Empty<RuleMatch>();
    }

    public void Process(ProcessNode node) => _memory.Learn(node);

    private RuleMatch? Ask(CompiledRule rule, Fact fact, StepMark? before = null)
    {
        if (!IsTrue(rule.When, fact, out var failure))
            return null;
        var match = new RuleMatch(rule.Description, rule.Action, RuleSentence.Of(rule.Description, rule.Description.Secret ? SecretMask.Of(fact) : fact, failure, _memory, before));

        // A rule whose condition failed knows nothing of the fact, so no exception does either.
        return failure is null && SilencedBy(rule, fact) is { } exception ? match with { Action = RuleAction.Record, SilencedBy = exception } : match;
    }

    private string? SilencedBy(CompiledRule rule, Fact fact)
    {
        foreach (var exception in rule.Exceptions)
        {
            // Fail shut, the other way round: an exception that cannot say yes silences nothing.
            if (exception.Works(_memory.At, scope) && IsTrue(exception.When, fact, out var failure) && failure is null)
                return exception.Id;
        }
        return null;
    }

    private RuleMatch? AskSequence(RulePart part, Fact fact)
    {
        var ruleScope = part.Rule.Description.Scope;
        if (StateKey.Of(part.Rule.Sequence, ruleScope, scope) is not { } key)
            return AskSteps(part, fact, ruleScope, key: null);
        lock (shared.Lock)
            return AskSteps(part, fact, ruleScope, key);
    }

    private RuleMatch? AskSteps(RulePart part, Fact fact, RuleScope ruleScope, StateKey? key)
    {
        // What must have come before is looked for first: it is seldom there, and then nothing else need be asked.
        var tree = _memory.TreeFor(ruleScope);
        StepMark? before = null;
        if (part.Step > 0)
        {
            before = _memory.FindSteps(part.Rule.Sequence, key)?.At(part.Step - 1)?.Find(tree, _memory.At, part.Rule.Steps[part.Step - 1].Within);
            if (before is null)
                return null;
        }
        if (!part.IsStep)
            return Ask(part.Rule, fact, before);
        if (IsTrue(part.Rule.Steps[part.Step].When, fact, out _))
            Mark(_memory.MakeSteps(part.Rule.Sequence, key).Make(part.Step), tree, fact, before);
        return null;
    }

    private void Mark(StepMarks marks, int tree, Fact fact, StepMark? before)
    {
        if (!marks.Has(tree, _memory.At))
            marks.Set(new(_memory.At, tree, RuleSentence.Seen(fact), before));
    }

    private bool IsTrue(Func<Fact, Profile, RuleMemory, bool> condition, Fact fact, out string? failure)
    {
        failure = null;
        _memory.Forget();
        try
        {
            return condition(fact, profile, _memory);
        }
        catch (Exception problem)
        {
            // Fail shut: a condition that cannot say no has not said no.
            failure = problem.GetType().Name;
            return true;
        }
    }
}
