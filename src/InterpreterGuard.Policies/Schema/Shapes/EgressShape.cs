namespace InterpreterGuard.Policies.Schema.Shapes;

/// <summary><c>egress.yaml</c>.</summary>
internal static class EgressShape
{
    public static readonly MappingShape Range = new(
        "a range",
        new("why", new ValueShape.Text(), "Why nothing ever reaches it.") { Required = true },
        new("addresses", new ValueShape.List(new ValueShape.Scalar()), "Addresses and networks, such as 10.0.0.0/8 and fe80::/10.") { Required = true });

    public static readonly MappingShape Shape = new(
        "the ways out",
        new("modes", new ValueShape.List(new ValueShape.Word("none")), "What a profile's `egress` may say. allow and sinkhole need a broker that this host does not have yet.") { Default = "[none]" },
        new("never_reachable", new ValueShape.Named(Patterns.Name, new ValueShape.Mapping(Range)), "Ranges that no profile reaches, whatever it allows.") { Required = true });
}
