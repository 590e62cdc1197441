using InterpreterGuard.Core.Policies;
using InterpreterGuard.Policies.Yaml;

namespace InterpreterGuard.Policies.Conditions;

/// <summary>A condition as written, before it is compiled.</summary>
/// <param name="Id">A name for it that is also a C# name: the rule's id, with the step's number behind it where it is a step's.</param>
/// <param name="Kind">The kind of fact it is about.</param>
/// <param name="Text">The condition.</param>
/// <param name="Scope">What its counters have in common; <see langword="null"/> where it may have none.</param>
internal sealed record Condition(string Id, FactKind Kind, YamlScalar Text, RuleScope? Scope = null)
{
    public void Problem(int offset, string message)
    {
        var (line, column) = Text.PlaceOf(offset);
        Text.Source.Problems.Add(new(Text.Source.File, line, column, message));
    }
}
