namespace InterpreterGuard.Policies.Schema.Shapes;

/// <summary><c>lists.yaml</c>, and changes of lists.</summary>
internal static class ListShape
{
    private static readonly ValueShape Values = new ValueShape.List(new ValueShape.Scalar());

    /// <summary>A list. It has values of one type.</summary>
    public static readonly MappingShape Shape = new(
        "a list",
        new("why", new ValueShape.Text(), "Why the list is there.") { Required = true },
        new("text", Values, "Names, paths, or shapes with `*`."),
        new("addresses", Values, "Addresses and networks, such as 10.0.0.0/8 and fd00:ec2::254."),
        new("ports", Values, "Ports and ranges of them, such as 6660-6669."));

    /// <summary>What an overlay does to a list that is there.</summary>
    public static readonly MappingShape Change = new(
        "a change of a list",
        new("append", Values, "Values that are added."),
        new("remove", Values, "Values that are taken away; each must be there."),
        new("replace", Values, "All values, in place of those that are there. Not beside the other two."));
}
