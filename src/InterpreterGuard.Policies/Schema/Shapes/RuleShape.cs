using InterpreterGuard.Policies.Conditions;
using InterpreterGuard.Policies.Files;

namespace InterpreterGuard.Policies.Schema.Shapes;

/// <summary>A rule in a file under <c>rules/</c>.</summary>
internal static class RuleShape
{
    private static readonly ValueShape Samples = new ValueShape.List(new ValueShape.Sample());

    /// <summary>A step under <c>after</c>.</summary>
    public static readonly MappingShape Step = new(
        "a step",
        new("on", new ValueShape.Kind(), "The kind of fact it waits for.") { Required = true },
        new("when", new ValueShape.Condition(), "Its condition.") { Required = true },
        new("within", new ValueShape.Time(CounterForm.OverMin, CounterForm.OverMax), "How long after it the next step, or the rule's own fact, may come.") { Required = true });

    public static readonly MappingShape Shape = new(
        "a rule",
        new("id", new ValueShape.Text(Patterns.RuleId), "IG and four digits, the first is the family's; never reused.") { Required = true },
        new("name", new ValueShape.Text(), "A few words for lists and messages.") { Required = true },
        new("scope", Words(StepsReader.Scopes), "What facts that are counted, or follow each other, have in common.") { Default = "execution" },
        new("after", new ValueShape.List(new ValueShape.Mapping(Step)), "What must have been seen before, in this order."),
        new("on", new ValueShape.Kind(), "The kind of fact it judges.") { Required = true },
        new("when", new ValueShape.Condition(), "The condition: a C# expression over the fact's fields that is true or false.") { Required = true },
        new("severity", Words(RulesReader.Severities), "How bad it is.") { Required = true },
        new("then", Words(RulesReader.Actions), "What follows.") { Required = true },
        new("maturity", Words(RulesReader.Maturities), "A rule on trial only records.") { Required = true },
        new("tags", new ValueShape.List(new ValueShape.Text(Patterns.Tag)), "Words by which overlays switch rules together."),
        new("enabled", new ValueShape.YesNo(), "A rule that is not enabled is listed and never asked.") { Default = "true" },
        new("enforcement", Words(PolicySettingsReader.Enforcements), "With observe this rule records only.") { Default = "enforce" },
        new("attack", new ValueShape.List(new ValueShape.Text(Patterns.Attack)), "ATT&CK techniques."),
        new("cwe", new ValueShape.List(new ValueShape.Text(Patterns.Cwe)), "Weaknesses of the Common Weakness Enumeration."),
        new("fix", new ValueShape.Text(), "What to write instead, in one line; a rule that advises needs it."),
        new("secret", new ValueShape.YesNo(), "What it matches is a secret: message and evidence show its beginning and length only.") { Default = "false" },
        new("why", new ValueShape.Text(), "Why it matters, for the reviewer.") { Required = true },
        new("false_positives", new ValueShape.Text(), "What honest code does that looks like it.") { Required = true },
        new("fires_on", Samples, "Source files, recordings or facts it must fire on; at least one.") { Required = true },
        new("spares", Samples, "Source files, recordings or facts it must not fire on; at least one.") { Required = true });

    private static ValueShape.Word Words<T>(IReadOnlyList<(string Word, T Value)> words) => new([.. words.Select(word => word.Word)]);
}
