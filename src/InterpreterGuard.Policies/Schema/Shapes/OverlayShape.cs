using InterpreterGuard.Policies.Files;

namespace InterpreterGuard.Policies.Schema.Shapes;

/// <summary>A preset or one of a deployment's files.</summary>
internal static class OverlayShape
{
    public static readonly MappingShape Switch = new(
        "a switch",
        new("rule", new ValueShape.Text(Patterns.RuleId), "Names one rule."),
        new("family", new ValueShape.Text(Patterns.Family), "Names all rules of a family."),
        new("tag", new ValueShape.Text(Patterns.Tag), "Names all rules with a tag."),
        new("enabled", new ValueShape.YesNo(), "Whether they are asked."),
        new("enforcement", new ValueShape.Word([.. PolicySettingsReader.Enforcements.Select(word => word.Word)]), "Whether they act or only record."));

    public static readonly MappingShape Shape = new(
        "an overlay",
        new("why", new ValueShape.Text(), "What it is for.") { Required = true },
        new("policy", new ValueShape.Mapping(PolicyShape.Shape.Sparse()), "Keys of policy.yaml."),
        new("profiles", new ValueShape.Named(Patterns.Name, new ValueShape.Mapping(ProfileShape.Shape.Sparse())), "Keys of profiles; a new name makes a new profile."),
        new("lists", new ValueShape.Named(Patterns.Name, new ValueShape.Either(new ValueShape.Mapping(ListShape.Change), new ValueShape.Mapping(ListShape.Shape))), "Changes of lists, and new lists."),
        new("egress", new ValueShape.Mapping(EgressShape.Shape.Sparse()), "Keys of egress.yaml; a range that is named anew is added."),
        new("redaction", new ValueShape.Mapping(RedactionShape.Change), "Keys of redaction.yaml; a pattern that is named anew is added."),
        new("switch", new ValueShape.List(new ValueShape.Mapping(Switch)), "Switches rules by id, family or tag, in order."),
        new("rules", new ValueShape.Named(Patterns.RuleId, new ValueShape.Mapping(RuleShape.Shape.Sparse("id", "on"))), "Keys of rules, by id."),
        new("add_rules", new ValueShape.List(new ValueShape.Mapping(RuleShape.Shape)), "Whole rules; their numbers end in 900 to 999."));
}
