namespace InterpreterGuard.Policies.Schema.Shapes;

/// <summary><c>redaction.yaml</c>.</summary>
internal static class RedactionShape
{
    private static readonly ValueShape Texts = new ValueShape.List(new ValueShape.Text());

    public static readonly MappingShape Pattern = new(
        "a pattern of secrets",
        new("why", new ValueShape.Text(), "What it is, and what whoever has it can do.") { Required = true },
        new("pattern", new ValueShape.Text(), "A regular expression without back-references and look-arounds. Where it has a group named `secret`, only that is masked.") { Required = true },
        new("masks", Texts, "Texts it must mask; tried when the policy loads.") { Required = true },
        new("spares", Texts, "Texts it must leave alone; tried when the policy loads.") { Required = true });

    private static readonly KeyShape Output =
        new("output", new ValueShape.YesNo(), "Whether what programs write (stdout, stderr, results, errors) is masked too before an agent gets it.") { Default = "false" };

    private static readonly KeyShape AtRest =
        new("at_rest", new ValueShape.YesNo(), "Whether secrets are covered, character by character, before evidence is kept: nobody sees them afterwards, reviewers neither. Values of variables are covered whole. What is held keeps them until it is decided, since it may have to run; files are kept as they are.") { Default = "false" };

    public static readonly MappingShape Shape = new(
        "what is masked",
        Output,
        AtRest,
        new("patterns", new ValueShape.Named(Patterns.Name, new ValueShape.Mapping(Pattern)), "Patterns of secrets, by name.") { Required = true });

    /// <summary>As an overlay writes it.</summary>
    public static readonly MappingShape Change = new(
        "what is masked",
        Output with { Default = "" },
        AtRest with { Default = "" },
        new("patterns", new ValueShape.Named(Patterns.Name, new ValueShape.Mapping(Pattern.Sparse())), "Keys of patterns, by name."));
}
