namespace InterpreterGuard.Policies.Schema.Shapes;

/// <summary>An exception in a deployment's <c>exceptions.yaml</c>.</summary>
internal static class ExceptionShape
{
    public static readonly MappingShape Shape = new(
        "an exception",
        new("id", new ValueShape.Text(Patterns.ExceptionId), "Its name in evidence, counts and `/health`.") { Required = true },
        new("rules", new ValueShape.List(new ValueShape.Text(Patterns.RuleId)), "The rules it silences.") { Required = true },
        new("when", new ValueShape.Condition(), "What the fact must be: a condition as in a rule, without counters.") { Required = true },
        new("agents", new ValueShape.List(new ValueShape.Text()), "Only submissions of these agents, as their callers name them. Left out: of all."),
        new("tenants", new ValueShape.List(new ValueShape.Text()), "Only submissions of these tenants. Left out: of all."),
        new("owner", new ValueShape.Text(), "Who answers for it.") { Required = true },
        new("reason", new ValueShape.Text(), "Why what it silences is no threat here.") { Required = true },
        new("created", new ValueShape.Text(Patterns.Day), "The day it was written.") { Required = true },
        new("expires", new ValueShape.Text(Patterns.Day), "The last day on which it works, UTC; at most 366 days after it was created.") { Required = true });
}
