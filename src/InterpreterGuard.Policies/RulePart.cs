namespace InterpreterGuard.Policies;

/// <summary>A part of a rule that waits for one kind of fact: one of its steps, or its own fact.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Step">The step's place; the number of steps for the rule's own fact.</param>
internal sealed record RulePart(CompiledRule Rule, int Step)
{
    public bool IsStep => Step < Rule.Steps.Count;
}
