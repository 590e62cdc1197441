using InterpreterGuard.Core.Policies;
using InterpreterGuard.Policies.Conditions;
using InterpreterGuard.Policies.Schema.Shapes;
using InterpreterGuard.Policies.Windows;
using InterpreterGuard.Policies.Yaml;

namespace InterpreterGuard.Policies.Files;

/// <summary>Reads what a rule says about counting and about order: <c>scope</c> and <c>after</c>.</summary>
internal static class StepsReader
{
    public static readonly IReadOnlyList<(string Word, RuleScope Value)> Scopes =
    [
        ("execution", RuleScope.Execution), ("process_tree", RuleScope.ProcessTree), ("session", RuleScope.Session), ("agent", RuleScope.Agent),
        ("tenant", RuleScope.Tenant),
    ];

    public static RuleScope Scope(YamlScalar? scope) => MappingReader.Word("scope", scope, Scopes);

    /// <summary>The steps under <c>after</c>; none when the key is absent.</summary>
    /// <param name="reader">The rule.</param>
    /// <param name="id">The rule's id; <see langword="null"/> when it has none that can be used.</param>
    /// <param name="scope">What the steps have in common.</param>
    public static List<StepDraft> Read(MappingReader reader, string? id, RuleScope scope)
    {
        var items = reader.Items("after");
        var steps = new List<StepDraft>();
        if (items.Count > SequenceSteps.StepsMax)
            items[SequenceSteps.StepsMax].Problem($"A rule has at most {SequenceSteps.StepsMax} steps under 'after'.");
        foreach (var item in items.Take(SequenceSteps.StepsMax))
        {
            var step = new MappingReader(item, RuleShape.Step);
            if (!step.IsMapping)
                continue;
            var kind = RulesReader.ReadKind(step.RequiredText("on"));
            var when = step.RequiredText("when");
            var within = Within(step.RequiredText("within"));
            step.End();
            if (id is not null && kind is not null && when is not null)
                steps.Add(new(new($"{id}_{steps.Count + 1}", kind, when, scope), within));
        }
        return steps;
    }

    /// <summary>A scope without anything it could speak of is a mistake: the rule does not count as its author thinks.</summary>
    public static void CheckUse(YamlScalar? scope, YamlScalar? when, IReadOnlyList<StepDraft> steps)
    {
        if (scope is not null && steps.Count == 0 && when is not null && !CounterForm.MayBeIn(when.Value))
            scope.Problem("'scope' says what facts that are counted, or follow each other, have in common; this rule has no counter and no 'after'.");
    }

    private static TimeSpan Within(YamlScalar? within)
    {
        if (within is null)
            return CounterForm.OverMax;
        if (Units.Time(within.Value) is { } time && time >= CounterForm.OverMin && time <= CounterForm.OverMax)
            return time;
        within.Problem($"'within' is a time from {Units.Text(CounterForm.OverMin)} to {Units.Text(CounterForm.OverMax)} with its unit, such as 30s (ms, s, m, h), not '{Problems.Cut(within.Value)}'.");
        return CounterForm.OverMax;
    }
}
