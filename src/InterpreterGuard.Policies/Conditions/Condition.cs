using InterpreterGuard.Policies.Yaml;

namespace InterpreterGuard.Policies.Conditions;

/// <summary>A rule's condition as written, before it is compiled.</summary>
/// <param name="Id">A name for it that is also a C# name: the rule's id.</param>
/// <param name="Kind">The kind of fact it is about.</param>
/// <param name="Text">The condition.</param>
internal sealed record Condition(string Id, FactKind Kind, YamlScalar Text)
{
    public void Problem(int offset, string message)
    {
        var (line, column) = Text.PlaceOf(offset);
        Text.Source.Problems.Add(new(Text.Source.File, line, column, message));
    }
}
