using System.Collections.Frozen;
using InterpreterGuard.Core.Facts;
using InterpreterGuard.Core.Observations;
using InterpreterGuard.Core.Policies;
using InterpreterGuard.Core.Profiles;

namespace InterpreterGuard.Policies;

/// <summary>The rules of a policy looking at one execution.</summary>
internal sealed class RuleWatch(FrozenDictionary<string, CompiledRule[]> byKind, Profile profile) : IRuleWatch
{
    public IReadOnlyList<RuleMatch> Evaluate(Fact fact, ProcessReference? process, DateTimeOffset at)
    {
        if (!byKind.TryGetValue(fact.Kind, out var rules))
            return [];
        List<RuleMatch>? matches = null;
        foreach (var rule in rules)
        {
            string? failure = null;
            try
            {
                if (!rule.When(fact, profile))
                    continue;
            }
            catch (Exception problem)
            {
                // Fail shut: a rule that cannot say no has not said no.
                failure = problem.GetType().Name;
            }
            (matches ??= []).Add(new(rule.Description, rule.Action, RuleSentence.Of(rule.Description, fact, failure)));
        }
        return (IReadOnlyList<RuleMatch>?)matches ?? Array.Empty<RuleMatch>();
    }

    public void Process(ProcessNode node)
    {
    }
}
